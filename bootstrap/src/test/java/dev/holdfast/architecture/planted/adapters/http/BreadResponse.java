package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S8_WIRE_TYPES_ARE_HIDDEN")
public record BreadResponse() {}
