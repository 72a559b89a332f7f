package dev.holdfast.architecture.planted.application.service.egg;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.service.hen.Hen;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_SERVICES_ARE_ACYCLIC")
public record Egg(Hen from) {}
