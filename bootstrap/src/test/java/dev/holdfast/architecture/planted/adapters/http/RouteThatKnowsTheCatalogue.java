package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.adapters.catalogue.Rows;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L6_ADAPTERS_ARE_STRANGERS")
record RouteThatKnowsTheCatalogue(Rows rows) {}
