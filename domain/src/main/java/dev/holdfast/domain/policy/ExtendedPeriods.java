package dev.holdfast.domain.policy;

/**
 * The blocks of periods of which the first eligible run each is kept longer.
 *
 * @param frequency how many periods make a block, 1 to 100,000
 * @param fullOnly whether only full runs are eligible, rather than all
 */
public record ExtendedPeriods(Unit unit, long frequency, boolean fullOnly) {
  public ExtendedPeriods {
    Limits.between("schedule.frequency", frequency, 1, Limits.PERIODS_MAX);
  }

  /** What a period is: runs, or a calendar period in the group's time zone. */
  public enum Unit {
    RUNS,
    HOURS,
    DAYS,
    WEEKS,
    MONTHS,
    YEARS
  }
}
