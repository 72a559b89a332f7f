package dev.holdfast.architecture.planted.engine.hen;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.engine.egg.Egg;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_ENGINE_IS_ACYCLIC")
public record Hen(Egg from) {}
