package dev.holdfast.architecture.planted.domain.protection;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record KeptSnapshot(long expiry) {}
