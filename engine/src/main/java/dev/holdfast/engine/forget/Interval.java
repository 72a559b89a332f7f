package dev.holdfast.engine.forget;

import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;

/**
 * A stretch of the calendar of which one snapshot is kept, the newest. A snapshot falls into it by
 * the clock of the place where it was made: its own offset counts.
 */
public enum Interval {
  /** Each snapshot is one by itself. */
  LAST("last"),
  HOURLY("hourly"),
  DAILY("daily"),
  /** Weeks of ISO 8601: they begin on Mondays, and the first has the year's first Thursday. */
  WEEKLY("weekly"),
  MONTHLY("monthly"),
  YEARLY("yearly");

  private final String text;

  Interval(String text) {
    this.text = text;
  }

  /** As options and reasons name it. */
  public String text() {
    return text;
  }

  /**
   * A number that tells this stretch from the one before and the one after.
   *
   * @param place of the snapshot in its list
   */
  long number(OffsetDateTime time, int place) {
    return switch (this) {
      case LAST -> place;
      case HOURLY -> time.toLocalDate().toEpochDay() * 24 + time.getHour();
      case DAILY -> time.toLocalDate().toEpochDay();
      case WEEKLY ->
          time.get(IsoFields.WEEK_BASED_YEAR) * 100L + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTHLY -> time.getYear() * 12L + time.getMonthValue();
      case YEARLY -> time.getYear();
    };
  }
}
