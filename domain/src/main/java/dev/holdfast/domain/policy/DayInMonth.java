package dev.holdfast.domain.policy;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which days of a month a monthly schedule means. */
public sealed interface DayInMonth {

  /** An occurrence of each of some weekdays: the first Monday and the first Friday. */
  record Weekdays(Set<DayOfWeek> days, WeekOfMonth week) implements DayInMonth {
    public Weekdays {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw FieldCauses.refusal("dayOfWeek", "is empty; name at least one day.");
      }
    }
  }

  /**
   * A day by its number, 1 to 31; in a shorter month its last day, so that no month is left out.
   */
  record Numbered(int day) implements DayInMonth {
    public Numbered {
      Limits.between("dayOfMonth", day, 1, 31);
    }
  }

  /** The last day of the month. */
  record Last() implements DayInMonth {}

  /**
   * What the three fields of the published monthly schedule mean together. A week without days is
   * the month's last day where it is the last week.
   *
   * @param days empty where none are named
   * @throws dev.holdfast.domain.error.InvalidInputException where they name no day, or two ways
   */
  static DayInMonth of(
      Set<DayOfWeek> days, @Nullable WeekOfMonth week, @Nullable Long numberOfDay) {
    if (numberOfDay != null) {
      if (!days.isEmpty() || week != null) {
        throw FieldCauses.refusal(
            "dayOfMonth", "excludes dayOfWeek and weekOfMonth; name the days in one way.");
      }
      Limits.between("dayOfMonth", numberOfDay, 1, 31);
      return new Numbered(numberOfDay.intValue());
    }
    if (week == null) {
      throw days.isEmpty()
          ? FieldCauses.refusal(
              "dayOfMonth", "is missing; name a day, or weekdays and weekOfMonth.")
          : FieldCauses.refusal("weekOfMonth", "is missing; say which week the weekdays mean.");
    }
    if (days.isEmpty() && week == WeekOfMonth.LAST) {
      return new Last();
    }
    return new Weekdays(days, week);
  }
}
