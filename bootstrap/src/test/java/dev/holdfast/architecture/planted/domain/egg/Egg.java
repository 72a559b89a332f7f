package dev.holdfast.architecture.planted.domain.egg;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.hen.Hen;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L7_DOMAIN_FEATURES_ARE_ACYCLIC")
public record Egg(Hen from) {}
