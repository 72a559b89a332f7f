package dev.holdfast.architecture.planted.application.port.in.egg;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.port.in.hen.Hen;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_IN_PORTS_ARE_ACYCLIC")
public record Egg(Hen from) {}
