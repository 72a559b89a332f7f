package dev.holdfast.domain.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The blocks of calendar periods of a rule, counted from the period in which the group was made.
 *
 * <p>Days, weeks from Monday, months and years are those of the group's zone. Hours have 60 minutes
 * each, from the full hour in which the group was made.
 */
record PeriodBlocks(ExtendedPeriods periods, GroupTiming timing) {

  /** The number of the block in which an instant lies; the first is 0. */
  long number(Instant instant) {
    return Math.floorDiv(periodsUntil(instant), periods.frequency());
  }

  /** When a block begins. */
  Instant start(long number) {
    long passed = number * periods.frequency();
    return switch (periods.unit()) {
      case RUNS -> throw notOnTheCalendar();
      case HOURS -> firstHour().plus(Duration.ofHours(passed));
      case DAYS -> startOf(created().plusDays(passed));
      case WEEKS -> startOf(monday(created()).plusWeeks(passed));
      case MONTHS -> startOf(YearMonth.from(created()).plusMonths(passed).atDay(1));
      case YEARS -> startOf(created().withDayOfYear(1).plusYears(passed));
    };
  }

  private long periodsUntil(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, zone());
    return switch (periods.unit()) {
      case RUNS -> throw notOnTheCalendar();
      case HOURS -> Math.floorDiv(Duration.between(firstHour(), instant).toSeconds(), 3600L);
      case DAYS -> ChronoUnit.DAYS.between(created(), day);
      case WEEKS -> ChronoUnit.WEEKS.between(monday(created()), monday(day));
      case MONTHS -> ChronoUnit.MONTHS.between(YearMonth.from(created()), YearMonth.from(day));
      case YEARS -> day.getYear() - (long) created().getYear();
    };
  }

  private LocalDate created() {
    return LocalDate.ofInstant(timing.created(), zone());
  }

  private Instant firstHour() {
    return timing.created().atZone(zone()).truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  private ZoneId zone() {
    return timing.startTime().zone();
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static IllegalStateException notOnTheCalendar() {
    return new IllegalStateException("Blocks of runs are not on the calendar");
  }
}
