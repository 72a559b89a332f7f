package dev.holdfast.testkit.policy;

import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.domain.policy.YearDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Finds the times of a schedule by asking of each minute whether it is one. */
public record SlowSchedule(Schedule schedule, GroupTiming timing) {

  /** The first time after an instant, within some days; empty where there is none. */
  Optional<Instant> firstAfter(Instant after, int days) {
    Instant end = after.plus(Duration.ofDays(days));
    for (Instant minute = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        !minute.isAfter(end);
        minute = minute.plus(1, ChronoUnit.MINUTES)) {
      if (names(minute)) {
        return Optional.of(minute);
      }
    }
    return Optional.empty();
  }

  private boolean names(Instant minute) {
    if (minute.isBefore(timing.anchor()) || !minute.isBefore(timing.end())) {
      return false;
    }
    long passed = Duration.between(timing.anchor(), minute).toMinutes();
    return switch (schedule) {
      case Schedule.Minutes(long frequency) -> passed % frequency == 0;
      case Schedule.Hours(long frequency) -> passed % (60 * frequency) == 0;
      case Schedule.Days days -> namesDayOf(minute);
      case Schedule.Weeks weeks -> namesDayOf(minute);
      case Schedule.Months months -> namesDayOf(minute);
      case Schedule.Years years -> namesDayOf(minute);
      case Schedule.ProtectOnce() -> false;
      case Schedule.OnDemand() -> false;
    };
  }

  /** Whether clocks show the start time for the first time, or have just jumped over it. */
  private boolean namesDayOf(Instant minute) {
    TimeOfDay start = timing.startTime();
    LocalDateTime local = LocalDateTime.ofInstant(minute, start.zone());
    ZoneOffsetTransition change =
        start.zone().getRules().nextTransition(minute.minus(1, ChronoUnit.SECONDS));
    if (change != null && change.isGap() && change.getInstant().equals(minute)) {
      for (LocalDateTime skipped = change.getDateTimeBefore();
          skipped.isBefore(change.getDateTimeAfter());
          skipped = skipped.plusMinutes(1)) {
        if (skipped.toLocalTime().equals(start.time()) && names(skipped.toLocalDate())) {
          return true;
        }
      }
    }
    boolean first =
        start
            .zone()
            .getRules()
            .getValidOffsets(local)
            .getFirst()
            .equals(start.zone().getRules().getOffset(minute));
    return first && local.toLocalTime().equals(start.time()) && names(local.toLocalDate());
  }

  /** Whether the schedule has a time on a day. */
  public boolean names(LocalDate day) {
    LocalDate created = LocalDate.ofInstant(timing.created(), timing.startTime().zone());
    return switch (schedule) {
      case Schedule.Days(long frequency) -> ChronoUnit.DAYS.between(created, day) % frequency == 0;
      case Schedule.Weeks weeks -> weeks.days().contains(day.getDayOfWeek());
      case Schedule.Months(DayInMonth on) -> isIn(on, day);
      case Schedule.Years(YearDay on) ->
          day.getDayOfYear() == (on == YearDay.FIRST ? 1 : day.lengthOfYear());
      case Schedule.Minutes minutes -> false;
      case Schedule.Hours hours -> false;
      case Schedule.ProtectOnce() -> false;
      case Schedule.OnDemand() -> false;
    };
  }

  private static boolean isIn(DayInMonth on, LocalDate day) {
    boolean isLast = day.getDayOfMonth() == day.lengthOfMonth();
    return switch (on) {
      case DayInMonth.Last() -> isLast;
      case DayInMonth.Numbered(int number) ->
          day.getDayOfMonth() == number || (isLast && number > day.getDayOfMonth());
      case DayInMonth.Weekdays weekdays ->
          weekdays.days().contains(day.getDayOfWeek()) && isInWeek(weekdays.week(), day);
    };
  }

  private static boolean isInWeek(WeekOfMonth week, LocalDate day) {
    int before = (day.getDayOfMonth() - 1) / 7;
    return switch (week) {
      case FIRST -> before == 0;
      case SECOND -> before == 1;
      case THIRD -> before == 2;
      case FOURTH -> before == 3;
      case LAST -> day.getDayOfMonth() + 7 > day.lengthOfMonth();
    };
  }
}
