package dev.holdfast.testkit.engine;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Random cases whose failures name the seed that repeats them, by {@code -Dtests.seed=}. */
final class SeededCases {
  private static final String PROPERTY = "tests.seed";

  private SeededCases() {}

  /** Checks a fact on so many cases, or on the one that was asked for. */
  static void check(int times, Consumer<SplittableRandom> fact) {
    Long asked = Long.getLong(PROPERTY);
    if (asked != null) {
      checkOne(asked, fact);
      return;
    }
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < times; i++) {
      checkOne(seeds.nextLong(), fact);
    }
  }

  private static void checkOne(long seed, Consumer<SplittableRandom> fact) {
    try {
      fact.accept(new SplittableRandom(seed));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("Replay with -D" + PROPERTY + "=" + seed, e);
    }
  }
}
