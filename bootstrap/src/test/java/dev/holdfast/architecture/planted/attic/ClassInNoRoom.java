package dev.holdfast.architecture.planted.attic;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L1_LAYERS")
final class ClassInNoRoom {}
