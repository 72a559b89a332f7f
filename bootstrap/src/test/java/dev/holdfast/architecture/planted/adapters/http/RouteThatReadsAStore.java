package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.port.out.SpareParts;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L5_DRIVING_SIDE_USES_IN_PORTS")
record RouteThatReadsAStore(SpareParts parts) {}
