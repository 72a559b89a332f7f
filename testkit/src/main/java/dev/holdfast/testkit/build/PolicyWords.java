package dev.holdfast.testkit.build;

import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.domain.policy.YearDay;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the words in which tables of tests speak of policies.
 *
 * <p>A word that is none is a mistake in the test and throws.
 */
public final class PolicyWords {
  private PolicyWords() {}

  /** Such as {@code Minutes 15}, {@code Weeks MONDAY,FRIDAY}, {@code Months LAST SUNDAY}. */
  public static Schedule schedule(String text) {
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
  public static Instant at(String text) {
    return ZonedDateTime.parse(text.strip()).toInstant();
  }

  /** Such as {@code 02:30 America/Los_Angeles}. */
  public static TimeOfDay time(String text) {
    String[] words = text.strip().split(" +", -1);
    LocalTime time = LocalTime.parse(words[0]);
    return new TimeOfDay(time.getHour(), time.getMinute(), ZoneId.of(words[1]));
  }

  /** Such as {@code FRIDAY 22:00 UTC to 06:00 Europe/Berlin}. */
  public static BlackoutWindow blackout(String text) {
    String[] words = text.strip().split(" +", -1);
    return new BlackoutWindow(
        DayOfWeek.valueOf(words[0]),
        time(words[1] + " " + words[2]),
        time(words[4] + " " + words[5]));
  }

  /** Such as {@code 2 WEEKS}, or {@code 2 WEEKS locked COMPLIANCE 1 WEEKS}. */
  public static Retention retention(String text) {
    String[] words = text.strip().split(" +", -1);
    long duration = Long.parseLong(words[0]);
    RetentionUnit unit = RetentionUnit.valueOf(words[1]);
    if (words.length == 2) {
      return Retention.of(unit, duration);
    }
    return new Retention(
        unit,
        duration,
        new Datalock.Limited(
            DatalockMode.valueOf(words[3]),
            RetentionUnit.valueOf(words[5]),
            Long.parseLong(words[4]),
            false));
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
