package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.ByteString;

/** An extended attribute of Unix; a node keeps them in the order in which the system lists them. */
public record ExtendedAttribute(String name, ByteString value) {}
