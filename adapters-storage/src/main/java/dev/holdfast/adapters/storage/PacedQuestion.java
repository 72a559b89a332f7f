package dev.holdfast.adapters.storage;

import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether something may go on. It is asked for each entry; the one who knows, and who may have to
 * ask a database, is asked every 100 ms, by one thread at a time. A no is final. Safe for use by
 * many threads.
 */
final class PacedQuestion {
  private static final long INTERVAL_MILLISECONDS = 100;

  private final InstantSource clock;
  private final BooleanSupplier mayGoOn;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAt;
  private volatile boolean stopped;

  /**
   * A question that has not been asked.
   *
   * @param mayGoOn asked at the first call, and not again once it has said no
   */
  PacedQuestion(InstantSource clock, BooleanSupplier mayGoOn) {
    this.clock = clock;
    this.mayGoOn = mayGoOn;
    this.askedAt = clock.millis() - INTERVAL_MILLISECONDS;
  }

  /** Never waits for another thread that asks. */
  boolean isStopped() {
    long now = clock.millis();
    // The distance, since a clock may be put back.
    if (!stopped && Math.abs(now - askedAt) >= INTERVAL_MILLISECONDS && asking.tryLock()) {
      try {
        ask(now);
      } finally {
        asking.unlock();
      }
    }
    return stopped;
  }

  /**
   * Tells something while nobody asks.
   *
   * @param telling says whether to ask right afterwards, whatever the time
   */
  void tell(BooleanSupplier telling) {
    asking.lock();
    try {
      if (telling.getAsBoolean()) {
        ask(clock.millis());
      }
    } finally {
      asking.unlock();
    }
  }

  private void ask(long now) {
    if (!stopped) {
      askedAt = now;
      stopped = !mayGoOn.getAsBoolean();
    }
  }
}
