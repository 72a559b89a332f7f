package dev.holdfast.bootstrap.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes sleepers, each ring one of them. A ring that nobody hears is kept for the next who would
 * sleep; at most as many are kept as there are sleepers.
 */
public final class Bell {
  private final Semaphore rings = new Semaphore(0);
  private final int sleepersMax;

  public Bell(int sleepersMax) {
    this.sleepersMax = sleepersMax;
  }

  public void ring() {
    if (rings.availablePermits() < sleepersMax) {
      rings.release();
    }
  }

  void ringForAll() {
    rings.release(sleepersMax);
  }

  /**
   * Sleeps until the bell rings, but no longer than this.
   *
   * @return whether it rang
   */
  boolean sleep(Duration longest) throws InterruptedException {
    return rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
