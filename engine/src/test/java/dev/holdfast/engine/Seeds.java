package dev.holdfast.engine;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a statement about random values many times; a failure names the seed that repeats it, by
 * {@code -Dtests.seed=}.
 */
public final class Seeds {
  private static final String PROPERTY = "tests.seed";

  private Seeds() {}

  /** Runs the statement {@code times} times, or once with the seed that the property names. */
  public static void forEachSeed(int times, Consumer<SplittableRandom> statement) {
    String wanted = System.getProperty(PROPERTY);
    if (wanted != null) {
      check(Long.parseLong(wanted), statement);
      return;
    }
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < times; i++) {
      check(seeds.nextLong(), statement);
    }
  }

  private static void check(long seed, Consumer<SplittableRandom> statement) {
    try {
      statement.accept(new SplittableRandom(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("Fails with -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
    }
  }
}
