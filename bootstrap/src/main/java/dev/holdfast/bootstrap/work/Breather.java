package dev.holdfast.bootstrap.work;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps the work of one thread to a tenth of the time while others are at work. That the others
 * have the processors first is not enough for it: two threads of one core slow each other down, and
 * what one leaves to the collector stops all. For one thread.
 */
final class Breather {
  /** As long as a step of such work takes, about; a pause then is shorter than one would notice. */
  private static final Duration WORK_MIN = Duration.ofMillis(10);

  /** So that the work goes on at its full speed soon after the others have ended. */
  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  private static final int PAUSE_TO_WORK = 9;

  private final BooleanSupplier areOthersBusy;
  private final LongSupplier nanos;
  private final Sleep sleep;
  private long since;

  /** Waits as long as it is told to, or until the thread is to end. */
  @FunctionalInterface
  interface Sleep {
    void forAsLongAs(Duration pause);
  }

  /**
   * Of a thread that begins to work now.
   *
   * @param nanos a clock as that of {@link System#nanoTime}
   */
  Breather(BooleanSupplier areOthersBusy, LongSupplier nanos, Sleep sleep) {
    this.areOthersBusy = areOthersBusy;
    this.nanos = nanos;
    this.sleep = sleep;
    this.since = nanos.getAsLong();
  }

  /** To be called between two steps; rests if it is time for it. */
  void breathe() {
    long worked = nanos.getAsLong() - since;
    if (!areOthersBusy.getAsBoolean()) {
      since += worked;
    } else if (worked >= WORK_MIN.toNanos()) {
      Duration pause = Duration.ofNanos(worked).multipliedBy(PAUSE_TO_WORK);
      sleep.forAsLongAs(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX);
      since = nanos.getAsLong();
    }
  }
}
