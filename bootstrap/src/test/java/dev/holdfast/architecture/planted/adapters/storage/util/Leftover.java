package dev.holdfast.architecture.planted.adapters.storage.util;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S6_NO_VAGUE_NAMES")
final class Leftover {}
