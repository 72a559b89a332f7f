package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Policies of every unit, people that do what they like, hosts that are away, a server that stops
 * and dies: each run is on time, each expiry exact, and nothing that is locked or held ever goes.
 *
 * <p>{@code -Dholdfast.days=365} lives a whole year, as {@code .ci/run} does; {@code -Dtests.seed=}
 * repeats what happened.
 */
class SimulatedYearTest {
  private static final int DAYS = Integer.getInteger("holdfast.days", 2);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void serverThatStopsAndDies_runsOnTime_andKeepsWhatItMust() {
    System.out.printf("SimulatedYearTest: %d days, -Dtests.seed=%d%n", DAYS, SEED);
    long began = System.nanoTime();
    SimulatedYear year = new SimulatedYear(DAYS, new SplittableRandom(SEED));

    year.live();

    World world = year.world();
    assertThat(world.expectations.runs()).isGreaterThan(DAYS);
    System.out.printf(
        "SimulatedYearTest: %d runs, %d missed, %d expiries, %d starts of the server, %d s%n",
        world.expectations.runs(),
        world.expectations.missed(),
        world.expectations.snapshots().expired(),
        world.server.starts(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }
}
