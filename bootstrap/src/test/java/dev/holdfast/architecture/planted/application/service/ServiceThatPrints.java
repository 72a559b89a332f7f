package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P6_NO_STANDARD_STREAMS")
final class ServiceThatPrints {
  static void print() {
    System.out.println("bread");
  }
}
