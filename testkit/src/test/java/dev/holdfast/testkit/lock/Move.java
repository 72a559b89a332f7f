package dev.holdfast.testkit.lock;

import java.time.Duration;

/** What can happen next in the world. */
sealed interface Move {
  record Step(int process, Call call, Word way) implements Move {}

  /** A process is gone, and its files stay. */
  record Crash(int process) implements Move {}

  /** A process that does nothing meanwhile is a slow one, or one that is suspended. */
  record TimePasses(Duration duration) implements Move {}
}
