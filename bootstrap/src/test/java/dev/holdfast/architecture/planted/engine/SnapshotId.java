package dev.holdfast.architecture.planted.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record SnapshotId(String value) {}
