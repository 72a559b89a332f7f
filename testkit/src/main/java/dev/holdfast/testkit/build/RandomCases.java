package dev.holdfast.testkit.build;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Checks a fact on cases drawn by chance.
 *
 * <p>A failure names the seed of its case; {@code -Dtests.seed=} with that number runs this case
 * alone.
 */
public final class RandomCases {
  private static final String SEED_PROPERTY = "tests.seed";

  private RandomCases() {}

  /** Runs the check with a fresh generator each time, or once with the seed that was asked for. */
  public static void check(int times, Consumer<RandomGenerator> fact) {
    Long asked = Long.getLong(SEED_PROPERTY);
    if (asked != null) {
      checkOne(asked, fact);
      return;
    }
    SecureRandom seeds = new SecureRandom();
    for (int i = 0; i < times; i++) {
      checkOne(seeds.nextLong(), fact);
    }
  }

  private static void checkOne(long seed, Consumer<RandomGenerator> fact) {
    try {
      fact.accept(new SplittableRandom(seed));
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError("Replay with -D" + SEED_PROPERTY + "=" + seed, failure);
    }
  }
}
