package dev.holdfast.architecture.planted.domain;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S1_DOMAIN_TYPES_ARE_CLOSED")
class OpenValue {}
