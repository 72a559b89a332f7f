package dev.holdfast.architecture.planted.domain.snapshot;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record SnapshotId(String value) {}
