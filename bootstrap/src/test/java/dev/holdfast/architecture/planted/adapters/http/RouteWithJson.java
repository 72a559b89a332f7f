package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.JsonParser;

@NullMarked
@Violates("S8_JSON_LIBRARY_IN_ONE_PACKAGE")
record RouteWithJson(JsonParser parser) {}
