package dev.holdfast.bootstrap.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A bound on polling: what is polled lies in another process and can't be waited for otherwise. */
final class Patience {
  private static final long PAUSE_NANOS = 5_000_000;

  private final Instant end;

  private Patience(Instant end) {
    this.end = end;
  }

  static Patience of(Duration longest) {
    return new Patience(Instant.now().plus(longest));
  }

  /** Lets a moment pass; fails once there has been enough of them. */
  void pauseOrFail(String what) {
    if (Instant.now().isAfter(end)) {
      throw new AssertionError(what);
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
