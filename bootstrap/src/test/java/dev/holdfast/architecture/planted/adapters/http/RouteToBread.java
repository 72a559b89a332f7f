package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.application.service.bread.BreadThatIsSeen;
import org.jspecify.annotations.NullMarked;

@NullMarked
record RouteToBread(BreadThatIsSeen bread) {}
