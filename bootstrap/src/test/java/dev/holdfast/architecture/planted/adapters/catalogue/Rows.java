package dev.holdfast.architecture.planted.adapters.catalogue;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Rows {}
