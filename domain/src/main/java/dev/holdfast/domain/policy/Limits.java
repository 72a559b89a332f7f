package dev.holdfast.domain.policy;

/** How far the numbers and lists of a policy may go. */
final class Limits {
  /** Ten years: whoever means less often than that means on demand. */
  static final long DAYS_BETWEEN_RUNS_MAX = 3_650;

  static final long HOURS_BETWEEN_RUNS_MAX = DAYS_BETWEEN_RUNS_MAX * 24;
  static final long MINUTES_BETWEEN_RUNS_MAX = HOURS_BETWEEN_RUNS_MAX * 60;

  /** A thousand years of 365 days, so that every expiry fits 64 bits of microseconds. */
  static final long DAYS_KEPT_MAX = 365_000;

  /** Seven days with several windows each, in several zones. */
  static final int BLACKOUT_WINDOWS_MAX = 100;

  static final int FULL_BACKUPS_MAX = 20;
  static final int EXTENDED_RETENTIONS_MAX = 50;

  /** Blocks of periods longer than any retention select nothing more. */
  static final long PERIODS_MAX = 100_000;

  private Limits() {}

  /** Passes where the number lies within the limits, both of which are allowed. */
  static void between(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw FieldCauses.refusal(
          field, "must be a number from " + least + " to " + most + ", not " + value + ".");
    }
  }
}
