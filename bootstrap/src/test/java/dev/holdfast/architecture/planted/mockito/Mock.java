package dev.holdfast.architecture.planted.mockito;

import org.jspecify.annotations.NullMarked;

@NullMarked
public record Mock() {}
