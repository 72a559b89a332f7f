package dev.holdfast.architecture.planted.domain.protection;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record Run(long number) {}
