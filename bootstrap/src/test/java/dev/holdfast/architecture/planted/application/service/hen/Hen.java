package dev.holdfast.architecture.planted.application.service.hen;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.service.egg.Egg;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_SERVICES_ARE_ACYCLIC")
public record Hen(Egg from) {}
