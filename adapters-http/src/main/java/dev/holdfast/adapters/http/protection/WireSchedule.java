package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.domain.policy.YearDay;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When runs are due, as the contract writes it. Clients send all parts at once; the one that the
 * unit names counts, and the others are not even looked at.
 */
record WireSchedule(
    @NotNull String unit,
    @Nullable Every minuteSchedule,
    @Nullable Every hourSchedule,
    @Nullable Every daySchedule,
    @Nullable Week weekSchedule,
    @Nullable Month monthSchedule,
    @Nullable Year yearSchedule) {

  /** How often the unit passes between two runs. */
  record Every(@Nullable Long frequency) {}

  /** Days of the week. */
  record Week(@Nullable List<String> dayOfWeek) {}

  /** Days of the month. */
  record Month(
      @Nullable List<String> dayOfWeek, @Nullable String weekOfMonth, @Nullable Long dayOfMonth) {}

  /** A day of the year. */
  record Year(@Nullable String dayOfYear) {}

  /** Which part counts. */
  enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    WEEKS,
    MONTHS,
    YEARS,
    PROTECT_ONCE
  }

  static WireSchedule of(Schedule schedule) {
    return switch (schedule) {
      case Schedule.OnDemand() -> throw new IllegalArgumentException("There is no schedule");
      case Schedule.Minutes(long frequency) ->
          new WireSchedule("Minutes", new Every(frequency), null, null, null, null, null);
      case Schedule.Hours(long frequency) ->
          new WireSchedule("Hours", null, new Every(frequency), null, null, null, null);
      case Schedule.Days(long frequency) ->
          new WireSchedule("Days", null, null, new Every(frequency), null, null, null);
      case Schedule.Weeks(Set<DayOfWeek> days) ->
          new WireSchedule("Weeks", null, null, null, new Week(words(days)), null, null);
      case Schedule.Months(DayInMonth on) ->
          new WireSchedule("Months", null, null, null, null, month(on), null);
      case Schedule.Years(YearDay on) ->
          new WireSchedule("Years", null, null, null, null, null, new Year(Words.of(on)));
      case Schedule.ProtectOnce() ->
          new WireSchedule("ProtectOnce", null, null, null, null, null, null);
    };
  }

  private static Month month(DayInMonth on) {
    return switch (on) {
      case DayInMonth.Weekdays(Set<DayOfWeek> days, WeekOfMonth week) ->
          new Month(words(days), Words.of(week), null);
      case DayInMonth.Numbered(int day) -> new Month(null, null, (long) day);
      case DayInMonth.Last() -> new Month(null, Words.of(WeekOfMonth.LAST), null);
    };
  }

  private static List<String> words(Set<DayOfWeek> days) {
    return days.stream().sorted().map(Words::of).toList();
  }

  /**
   * What it means.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException that names the field that is wrong
   */
  Schedule schedule() {
    return switch (Words.read("unit", unit, Unit.class)) {
      case MINUTES -> new Schedule.Minutes(frequency("minuteSchedule", minuteSchedule));
      case HOURS -> new Schedule.Hours(frequency("hourSchedule", hourSchedule));
      case DAYS -> new Schedule.Days(frequency("daySchedule", daySchedule));
      case WEEKS -> new Schedule.Weeks(Below.path("weekSchedule", this::week));
      case MONTHS -> new Schedule.Months(Below.path("monthSchedule", this::month));
      case YEARS -> new Schedule.Years(Below.path("yearSchedule", this::year));
      case PROTECT_ONCE -> new Schedule.ProtectOnce();
    };
  }

  private static long frequency(String field, @Nullable Every every) {
    if (every == null || every.frequency() == null) {
      throw Words.refusal(field + ".frequency", "is missing; the unit needs it.");
    }
    return every.frequency();
  }

  private Set<DayOfWeek> week() {
    return days(weekSchedule == null ? null : weekSchedule.dayOfWeek());
  }

  private DayInMonth month() {
    Month month = monthSchedule == null ? new Month(null, null, null) : monthSchedule;
    WeekOfMonth week =
        month.weekOfMonth() == null
            ? null
            : Words.read("weekOfMonth", month.weekOfMonth(), WeekOfMonth.class);
    return DayInMonth.of(days(month.dayOfWeek()), week, month.dayOfMonth());
  }

  private YearDay year() {
    if (yearSchedule == null || yearSchedule.dayOfYear() == null) {
      throw Words.refusal("dayOfYear", "is missing; the unit needs it.");
    }
    return Words.read("dayOfYear", yearSchedule.dayOfYear(), YearDay.class);
  }

  private static Set<DayOfWeek> days(@Nullable List<String> words) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (words != null) {
      words.forEach(word -> days.add(Words.read("dayOfWeek", word, DayOfWeek.class)));
    }
    return days;
  }
}
