package dev.holdfast.testkit.build;

import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.domain.policy.YearDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Schedules, groups and windows drawn by chance, in zones whose clocks are changed. */
public final class RandomPolicies {
  /** From the years 2010 to 2030: the day that Samoa skipped lies there. */
  private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");

  private static final int MINUTES = 20 * 365 * 24 * 60;

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Africa/Casablanca"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Asia/Tehran"),
          ZoneId.of("UTC"));

  private static final List<WeekOfMonth> WEEKS = List.of(WeekOfMonth.values());

  private RandomPolicies() {}

  /** A whole minute within 20 years. */
  public static Instant instant(RandomGenerator chance) {
    return FROM.plus(Duration.ofMinutes(chance.nextInt(MINUTES)));
  }

  /** A group made at such a minute, which may have an anchor of its own and an end. */
  public static GroupTiming timing(RandomGenerator chance) {
    GroupTiming timing = GroupTiming.of(instant(chance), time(chance));
    if (chance.nextInt(4) == 0) {
      timing = timing.resumed(timing.created().plus(Duration.ofMinutes(chance.nextInt(100_000))));
    }
    return chance.nextInt(4) == 0
        ? timing.endingAt(timing.anchor().plus(Duration.ofMinutes(chance.nextInt(1_000_000))))
        : timing;
  }

  /** More often than not in the hours in which clocks are changed. */
  public static TimeOfDay time(RandomGenerator chance) {
    int hour = chance.nextBoolean() ? chance.nextInt(4) : chance.nextInt(24);
    return new TimeOfDay(hour, chance.nextInt(4) * 15, ZONES.get(chance.nextInt(ZONES.size())));
  }

  /** Of any unit that incremental runs can have. */
  public static Schedule incremental(RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new Schedule.Minutes(1 + chance.nextInt(200));
      case 1 -> new Schedule.Hours(1 + chance.nextInt(100));
      case 2 -> new Schedule.Days(1 + chance.nextInt(20));
      default -> full(chance);
    };
  }

  /** Of any unit that full runs can have more than once. */
  public static Schedule full(RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new Schedule.Days(1);
      case 1 -> new Schedule.Weeks(days(chance));
      case 2 -> new Schedule.Months(dayInMonth(chance));
      default -> new Schedule.Years(chance.nextBoolean() ? YearDay.FIRST : YearDay.LAST);
    };
  }

  /** Of up to a day, in a zone or in two. */
  public static BlackoutWindow window(RandomGenerator chance) {
    TimeOfDay start = time(chance);
    TimeOfDay end = time(chance);
    return new BlackoutWindow(
        DayOfWeek.of(1 + chance.nextInt(7)),
        start,
        chance.nextBoolean() ? end : new TimeOfDay(end.hour(), end.minute(), start.zone()));
  }

  private static DayInMonth dayInMonth(RandomGenerator chance) {
    return switch (chance.nextInt(3)) {
      case 0 -> new DayInMonth.Last();
      case 1 -> new DayInMonth.Numbered(1 + chance.nextInt(31));
      default -> new DayInMonth.Weekdays(days(chance), WEEKS.get(chance.nextInt(WEEKS.size())));
    };
  }

  private static Set<DayOfWeek> days(RandomGenerator chance) {
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + chance.nextInt(7)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (chance.nextInt(5) == 0) {
        days.add(day);
      }
    }
    return days;
  }
}
