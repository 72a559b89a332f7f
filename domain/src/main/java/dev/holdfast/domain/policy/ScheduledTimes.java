package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.Schedule.Days;
import dev.holdfast.domain.policy.Schedule.Hours;
import dev.holdfast.domain.policy.Schedule.Minutes;
import dev.holdfast.domain.policy.Schedule.Months;
import dev.holdfast.domain.policy.Schedule.OnDemand;
import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import dev.holdfast.domain.policy.Schedule.Weeks;
import dev.holdfast.domain.policy.Schedule.Years;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The times of a schedule in the frame that a group sets. */
final class ScheduledTimes {
  private ScheduledTimes() {}

  static Optional<Instant> firstAfter(Schedule schedule, GroupTiming timing, Instant after) {
    Instant justBefore = justBefore(timing.anchor());
    Instant from = after.isBefore(justBefore) ? justBefore : after;
    if (!from.isBefore(timing.horizon())) {
      return Optional.empty();
    }
    Optional<Instant> first =
        switch (schedule) {
          case OnDemand() -> Optional.empty();
          case Minutes minutes -> Optional.of(next(timing.anchor(), minutes.interval(), from));
          case Hours hours -> Optional.of(next(timing.anchor(), hours.interval(), from));
          case ProtectOnce() -> once(timing).filter(time -> time.isAfter(from));
          case Days days -> onItsDays(days, timing, from);
          case Weeks weeks -> onItsDays(weeks, timing, from);
          case Months months -> onItsDays(months, timing, from);
          case Years years -> onItsDays(years, timing, from);
        };
    return first.filter(time -> time.isBefore(timing.horizon()));
  }

  /** How far apart the times of a schedule are; empty where it names days, or nothing. */
  static Optional<Duration> interval(Schedule schedule) {
    return switch (schedule) {
      case Minutes minutes -> Optional.of(minutes.interval());
      case Hours hours -> Optional.of(hours.interval());
      case Days days -> Optional.empty();
      case Weeks weeks -> Optional.empty();
      case Months months -> Optional.empty();
      case Years years -> Optional.empty();
      case ProtectOnce() -> Optional.empty();
      case OnDemand() -> Optional.empty();
    };
  }

  /** The last instant before this one: what comes after it includes the instant. */
  static Instant justBefore(Instant instant) {
    return instant.minusNanos(1);
  }

  private static Instant next(Instant anchor, Duration interval, Instant from) {
    if (from.isBefore(anchor)) {
      return anchor;
    }
    long passed = Duration.between(anchor, from).dividedBy(interval);
    return anchor.plus(interval.multipliedBy(passed + 1));
  }

  private static Optional<Instant> once(GroupTiming timing) {
    return onItsDays(new Days(1), timing, justBefore(timing.anchor()));
  }

  private static Optional<Instant> onItsDays(Schedule schedule, GroupTiming timing, Instant from) {
    TimeOfDay start = timing.startTime();
    LocalDate counted = start.dayAt(timing.created());
    LocalDate day = CalendarDays.onOrAfter(schedule, start.dayAt(from), counted);
    Instant time = start.on(day);
    // Clocks that skip a day may give two days one instant, so this can take a few steps.
    while (!time.isAfter(from)) {
      day = CalendarDays.onOrAfter(schedule, day.plusDays(1), counted);
      time = start.on(day);
    }
    return Optional.of(time);
  }
}
