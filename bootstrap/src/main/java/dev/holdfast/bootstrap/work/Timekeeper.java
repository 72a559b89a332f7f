package dev.holdfast.bootstrap.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A thread that does one thing whenever its time has come, until it is stopped. */
public final class Timekeeper {
  /**
   * What clients change may be due at once, and rings no bell. A run must start within a second of
   * its time, and four questions a second cost an idle server nothing.
   */
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(250);

  private static final System.Logger LOG = System.getLogger(Timekeeper.class.getName());

  private final String name;
  private final Supplier<Instant> tick;
  private final InstantSource clock;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private Timekeeper(String name, Supplier<Instant> tick, InstantSource clock) {
    this.name = name;
    this.tick = tick;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::keepTime);
  }

  /**
   * Starts the thread.
   *
   * @param tick does what is due, and says when it wants to be called again at the latest
   */
  public static Timekeeper start(String name, Supplier<Instant> tick, InstantSource clock) {
    Timekeeper started = new Timekeeper(name, tick, clock);
    started.thread.start();
    return started;
  }

  /**
   * Tells the thread to stop and waits for it.
   *
   * @return whether it has ended
   */
  public boolean stop(Duration within) throws InterruptedException {
    stopping.countDown();
    return thread.join(within);
  }

  private void keepTime() {
    Backoff backoff = new Backoff();
    try {
      Duration pause = Duration.ZERO;
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = step(backoff);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} was interrupted and ends", name);
    }
  }

  private Duration step(Backoff backoff) {
    try {
      Duration untilNext = Duration.between(clock.instant(), tick.get());
      backoff.recovered();
      return shorter(untilNext.isNegative() ? Duration.ZERO : untilNext, LONGEST_SLEEP);
    } catch (RuntimeException | Error e) {
      // An error too: a server whose scheduler died of one full heap would protect nothing more.
      Duration pause = backoff.next();
      LOG.log(
          System.Logger.Level.ERROR,
          "The " + name + " failed; it tries again in " + pause.toMillis() + " ms.",
          e);
      return pause;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
