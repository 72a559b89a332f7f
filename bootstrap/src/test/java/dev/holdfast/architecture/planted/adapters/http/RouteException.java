package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S9_FAILURES_ARE_OF_THE_FAMILY")
final class RouteException extends IllegalStateException {
  private static final long serialVersionUID = 1L;
}
