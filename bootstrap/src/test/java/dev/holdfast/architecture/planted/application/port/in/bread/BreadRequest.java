package dev.holdfast.architecture.planted.application.port.in.bread;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S8_WIRE_TYPES_STAY_AT_THE_EDGE")
record BreadRequest() {}
