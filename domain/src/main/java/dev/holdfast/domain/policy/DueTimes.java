package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When runs come due once blackouts are heeded: a time within a stretch moves to its end, and all
 * those of one stretch become one.
 *
 * <p>A protect-once schedule is not among them, since its time can't be missed.
 */
record DueTimes(Timetable timetable, BlackoutCalendar blackouts) {

  static DueTimes of(PolicySettings policy, GroupTiming timing) {
    Stream<Schedule> fulls = policy.fullRuns().stream().map(FullBackup::schedule);
    return new DueTimes(
        new Timetable(
            Stream.concat(Stream.of(policy.regular().incremental()), fulls)
                .filter(schedule -> !(schedule instanceof ProtectOnce))
                .toList(),
            timing),
        policy.blackoutCalendar());
  }

  /** When the first run comes due for a time that is scheduled after an instant. */
  Optional<Instant> firstAfter(Instant scheduledAfter) {
    return timetable.firstAfter(scheduledAfter).map(this::heldBack).filter(this::isInTime);
  }

  /** A time, or the end of the stretch that it lies in. */
  Instant heldBack(Instant time) {
    return blackouts.at(time).map(Stretch::end).orElse(time);
  }

  /** What comes due up to an instant, which counts, for times scheduled after another. */
  Tally tally(Instant scheduledAfter, Instant to) {
    if (!to.isAfter(scheduledAfter)) {
      return Tally.NONE;
    }
    Tally tally = Tally.NONE;
    Instant from = scheduledAfter;
    for (Stretch stretch : blackouts.between(scheduledAfter, to)) {
      Instant before = ScheduledTimes.justBefore(stretch.start());
      tally = tally.plus(timetable.tally(from, before)).plus(heldBack(stretch, from, to));
      Instant lastInside = ScheduledTimes.justBefore(stretch.end());
      from = lastInside.isAfter(from) ? lastInside : from;
    }
    return tally.plus(timetable.tally(from, to));
  }

  /**
   * Up to which instant the schedule is settled once all that was due by an instant is: times in
   * the stretch at that instant are still to come, unless they were handled before.
   */
  Instant settledAt(Instant instant, Instant handled) {
    Instant settled =
        blackouts
            .at(instant)
            .map(stretch -> ScheduledTimes.justBefore(stretch.start()))
            .orElse(instant);
    return settled.isAfter(handled) ? settled : handled;
  }

  /** The one run of a stretch, unless its end is a scheduled time that is counted as such. */
  private Tally heldBack(Stretch stretch, Instant from, Instant to) {
    Instant before = ScheduledTimes.justBefore(stretch.start());
    boolean any =
        timetable
            .firstAfter(before.isAfter(from) ? before : from)
            .filter(stretch::contains)
            .isPresent();
    Instant end = stretch.end();
    return any && !end.isAfter(to) && isInTime(end) && !timetable.names(end)
        ? Tally.one(end)
        : Tally.NONE;
  }

  private boolean isInTime(Instant due) {
    return due.isBefore(timetable.timing().horizon());
  }
}
