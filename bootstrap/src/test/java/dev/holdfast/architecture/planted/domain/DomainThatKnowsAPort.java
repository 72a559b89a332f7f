package dev.holdfast.architecture.planted.domain;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.port.out.SpareParts;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L1_LAYERS")
record DomainThatKnowsAPort(SpareParts parts) {}
