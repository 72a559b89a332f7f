package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.Schedule.Days;
import dev.holdfast.domain.policy.Schedule.Hours;
import dev.holdfast.domain.policy.Schedule.Minutes;
import dev.holdfast.domain.policy.Schedule.Months;
import dev.holdfast.domain.policy.Schedule.OnDemand;
import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import dev.holdfast.domain.policy.Schedule.Weeks;
import dev.holdfast.domain.policy.Schedule.Years;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Stream;

/** The days that a schedule names. */
final class CalendarDays {
  private CalendarDays() {}

  /**
   * The first day of the schedule that is not before another.
   *
   * @param counted the day from which every-so-many days are counted; itself one of them
   */
  static LocalDate onOrAfter(Schedule schedule, LocalDate from, LocalDate counted) {
    return switch (schedule) {
      case Days(long frequency) -> everySoMany(frequency, from, counted);
      case Weeks(Set<DayOfWeek> days) -> first(days, from);
      case Months(DayInMonth on) -> inMonths(on, from);
      case Years(YearDay on) -> inYears(on, from);
      case OnDemand() -> throw namesNoDays(schedule);
      case Minutes minutes -> throw namesNoDays(minutes);
      case Hours hours -> throw namesNoDays(hours);
      case ProtectOnce() -> throw namesNoDays(schedule);
    };
  }

  private static LocalDate everySoMany(long frequency, LocalDate from, LocalDate counted) {
    long days = Math.max(0, ChronoUnit.DAYS.between(counted, from));
    return counted.plusDays(Math.ceilDiv(days, frequency) * frequency);
  }

  private static LocalDate first(Set<DayOfWeek> days, LocalDate from) {
    return earliest(days.stream().map(day -> from.with(TemporalAdjusters.nextOrSame(day))));
  }

  private static LocalDate inMonths(DayInMonth on, LocalDate from) {
    YearMonth month = YearMonth.from(from);
    return earliest(
        Stream.of(month, month.plusMonths(1))
            .flatMap(one -> in(one, on))
            .filter(day -> !day.isBefore(from)));
  }

  private static Stream<LocalDate> in(YearMonth month, DayInMonth on) {
    return switch (on) {
      case DayInMonth.Weekdays(Set<DayOfWeek> days, WeekOfMonth week) ->
          days.stream().map(day -> occurrence(month, week, day));
      case DayInMonth.Numbered(int day) ->
          Stream.of(month.atDay(Math.min(day, month.lengthOfMonth())));
      case DayInMonth.Last() -> Stream.of(month.atEndOfMonth());
    };
  }

  private static LocalDate occurrence(YearMonth month, WeekOfMonth week, DayOfWeek day) {
    return month
        .atDay(1)
        .with(
            switch (week) {
              case FIRST -> TemporalAdjusters.dayOfWeekInMonth(1, day);
              case SECOND -> TemporalAdjusters.dayOfWeekInMonth(2, day);
              case THIRD -> TemporalAdjusters.dayOfWeekInMonth(3, day);
              case FOURTH -> TemporalAdjusters.dayOfWeekInMonth(4, day);
              case LAST -> TemporalAdjusters.lastInMonth(day);
            });
  }

  private static LocalDate inYears(YearDay on, LocalDate from) {
    return switch (on) {
      case FIRST -> from.getDayOfYear() == 1 ? from : LocalDate.of(from.getYear() + 1, 1, 1);
      case LAST -> LocalDate.of(from.getYear(), 12, 31);
    };
  }

  private static LocalDate earliest(Stream<LocalDate> days) {
    return days.min(LocalDate::compareTo).orElseThrow();
  }

  private static IllegalArgumentException namesNoDays(Schedule schedule) {
    return new IllegalArgumentException("The schedule " + schedule + " names no days");
  }
}
