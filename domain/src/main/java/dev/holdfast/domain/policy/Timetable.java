package dev.holdfast.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The times of several schedules together; what several of them name is one time. */
record Timetable(List<Schedule> schedules, GroupTiming timing) {

  Timetable {
    schedules = List.copyOf(schedules);
  }

  Optional<Instant> firstAfter(Instant after) {
    return schedules.stream()
        .flatMap(schedule -> schedule.firstAfter(timing, after).stream())
        .min(Comparator.naturalOrder());
  }

  boolean names(Instant time) {
    return firstAfter(ScheduledTimes.justBefore(time)).filter(time::equals).isPresent();
  }

  /** The times after one instant and up to another, which counts. */
  Tally tally(Instant after, Instant to) {
    Tally tally = Tally.NONE;
    for (Schedule schedule : schedules) {
      if (ScheduledTimes.interval(schedule).isPresent()) {
        tally = tally.plus(atIntervals(schedule, after, to));
      }
    }
    return tally.plus(onDays(after, to));
  }

  /** By arithmetic: a year has half a million minutes. */
  private Tally atIntervals(Schedule schedule, Instant after, Instant to) {
    Instant last = to.isBefore(timing.horizon()) ? to : ScheduledTimes.justBefore(timing.horizon());
    Duration interval = ScheduledTimes.interval(schedule).orElseThrow();
    return schedule
        .firstAfter(timing, after)
        .filter(first -> !first.isAfter(last))
        .map(first -> counted(first, interval, last))
        .orElse(Tally.NONE);
  }

  private static Tally counted(Instant first, Duration interval, Instant to) {
    long further = Duration.between(first, to).dividedBy(interval);
    return new Tally(further + 1, first, first.plus(interval.multipliedBy(further)));
  }

  /** Step by step: they are days. What the intervals name too was counted there. */
  private Tally onDays(Instant after, Instant to) {
    Timetable intervals = only(true);
    Timetable days = only(false);
    Tally tally = Tally.NONE;
    Optional<Instant> next = days.firstAfter(after);
    while (next.filter(time -> !time.isAfter(to)).isPresent()) {
      Instant time = next.orElseThrow();
      if (!intervals.names(time)) {
        tally = tally.plus(Tally.one(time));
      }
      next = days.firstAfter(time);
    }
    return tally;
  }

  private Timetable only(boolean atIntervals) {
    return new Timetable(
        schedules.stream()
            .filter(one -> ScheduledTimes.interval(one).isPresent() == atIntervals)
            .toList(),
        timing);
  }
}
