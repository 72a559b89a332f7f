package dev.holdfast.bootstrap.work;

import java.time.Duration;

/** How long to wait after a failure: twice as long after each in a row, up to a limit. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);

  /** Who frees a full disk sees the next try within this. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Duration next = FIRST;

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return now;
  }

  void recovered() {
    next = FIRST;
  }
}
