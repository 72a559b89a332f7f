package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;
import java.time.Duration;

/**
 * How long a run may take, counted from its start, before it is marked as too slow.
 *
 * @param runType of the runs that are meant
 * @param max whole minutes, at least one
 */
public record Sla(RunType runType, Duration max) {
  /** A year: longer than anybody waits, and far from any overflow. */
  public static final Duration LONGEST = Duration.ofDays(366);

  public Sla {
    if (max.compareTo(Duration.ofMinutes(1)) < 0 || max.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("An SLA is 1 minute to 366 days, not " + max);
    }
  }
}
