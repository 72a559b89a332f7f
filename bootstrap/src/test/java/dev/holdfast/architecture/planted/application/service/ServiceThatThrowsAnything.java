package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P6_NO_GENERIC_THROWS")
final class ServiceThatThrowsAnything {
  static void fail() {
    throw new RuntimeException("something");
  }
}
