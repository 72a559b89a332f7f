package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.testkit.policy.SlowSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * The times of a schedule, found by asking of one day after the other.
 *
 * @param anchor from where minutes and hours are counted; no time is earlier
 */
record PlainTimes(Schedule schedule, Instant created, Instant anchor, TimeOfDay start) {
  /** No schedule of the simulation has longer gaps. */
  private static final int DAYS_AHEAD = 370;

  /** The first time after an instant; {@link Instant#MAX} if none is near. */
  Instant after(Instant instant) {
    return switch (schedule) {
      case Schedule.OnDemand() -> Instant.MAX;
      case Schedule.Minutes(long frequency) -> every(Duration.ofMinutes(frequency), instant);
      case Schedule.Hours(long frequency) -> every(Duration.ofHours(frequency), instant);
      case Schedule.ProtectOnce() -> onDays(new Schedule.Days(1), instant);
      case Schedule.Days days -> onDays(days, instant);
      case Schedule.Weeks weeks -> onDays(weeks, instant);
      case Schedule.Months months -> onDays(months, instant);
      case Schedule.Years years -> onDays(years, instant);
    };
  }

  private Instant every(Duration interval, Instant instant) {
    if (instant.isBefore(anchor)) {
      return anchor;
    }
    long nanos = Duration.between(anchor, instant).toNanos();
    return anchor.plus(interval.multipliedBy(nanos / interval.toNanos() + 1));
  }

  private Instant onDays(Schedule days, Instant instant) {
    SlowSchedule slow = new SlowSchedule(days, GroupTiming.of(created, start));
    LocalDate first = instant.atZone(start.zone()).toLocalDate().minusDays(1);
    for (int i = 0; i < DAYS_AHEAD; i++) {
      LocalDate day = first.plusDays(i);
      if (slow.names(day)) {
        Instant time = on(day);
        if (time.isAfter(instant) && !time.isBefore(anchor)) {
          return time;
        }
      }
    }
    return Instant.MAX;
  }

  /** The start time of a day, or the first minute after it that the clocks show. */
  private Instant on(LocalDate day) {
    for (int late = 0; ; late++) {
      ZonedDateTime time = day.atTime(start.time()).plusMinutes(late).atZone(start.zone());
      if (time.toLocalDateTime().equals(day.atTime(start.time()).plusMinutes(late))) {
        return time.toInstant();
      }
    }
  }
}
