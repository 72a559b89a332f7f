package dev.holdfast.domain.policy;

import java.time.Duration;

/** What a time to keep is counted in. Months and years have one length each, whatever the date. */
public enum RetentionUnit {
  DAYS(1),
  WEEKS(7),
  MONTHS(30),
  YEARS(365);

  private final int days;

  RetentionUnit(int days) {
    this.days = days;
  }

  /** Passes where so many units are at least one and not more than a thousand years. */
  void check(String field, long count) {
    Limits.between(field, count, 1, Limits.DAYS_KEPT_MAX / days);
  }

  Duration times(long count) {
    return Duration.ofDays(Math.multiplyExact(count, days));
  }
}
