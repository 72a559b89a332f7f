package dev.holdfast.architecture.planted.tests;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("T1_NO_SLEEP")
final class TestThatSleeps {
  static void rest() throws InterruptedException {
    Thread.sleep(1);
  }
}
