package dev.holdfast.architecture.planted.engine.egg;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.engine.hen.Hen;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_ENGINE_IS_ACYCLIC")
public record Egg(Hen from) {}
