package dev.holdfast.domain.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the words of the tables: schedules, and instants as the clocks of a zone show them. */
final class Schedules {
  private Schedules() {}

  /** Such as {@code Minutes 15}, {@code Weeks MONDAY,FRIDAY}, {@code Months LAST SUNDAY}. */
  static Schedule parse(String text) {
    String[] words = text.strip().split(" +", -1);
    return switch (words[0]) {
      case "Minutes" -> new Schedule.Minutes(Long.parseLong(words[1]));
      case "Hours" -> new Schedule.Hours(Long.parseLong(words[1]));
      case "Days" -> new Schedule.Days(Long.parseLong(words[1]));
      case "Weeks" -> new Schedule.Weeks(days(words[1]));
      case "Months" -> new Schedule.Months(months(words));
      case "Years" -> new Schedule.Years(YearDay.valueOf(words[1]));
      case "ProtectOnce" -> new Schedule.ProtectOnce();
      case "OnDemand" -> new Schedule.OnDemand();
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Such as {@code 2026-03-08T02:30-08:00}, or with {@code Z}. */
  static Instant at(String text) {
    return ZonedDateTime.parse(text.strip()).toInstant();
  }

  /** Such as {@code 02:30 America/Los_Angeles}. */
  static TimeOfDay time(String text) {
    String[] words = text.strip().split(" +", -1);
    LocalTime time = LocalTime.parse(words[0]);
    return new TimeOfDay(time.getHour(), time.getMinute(), ZoneId.of(words[1]));
  }

  private static DayInMonth months(String[] words) {
    if (words.length == 3) {
      return new DayInMonth.Weekdays(days(words[2]), WeekOfMonth.valueOf(words[1]));
    }
    return words[1].equals("LAST")
        ? new DayInMonth.Last()
        : new DayInMonth.Numbered(Integer.parseInt(words[1]));
  }

  private static Set<DayOfWeek> days(String text) {
    return Arrays.stream(text.split(",", -1)).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }
}
