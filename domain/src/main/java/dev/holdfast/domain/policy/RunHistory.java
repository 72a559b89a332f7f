package dev.holdfast.domain.policy;

import java.time.Instant;

/**
 * What of a group's schedule is behind it.
 *
 * <p>Before a run is started on demand, {@link NextRun#of} is asked: what came due earlier must not
 * be taken for a time that the run was in the way of.
 *
 * @param handledUntil every scheduled time up to this instant had its run or its Missed entry
 * @param open whether a run of the group has begun and not ended
 * @param freeSince when the last run ended; what was scheduled while it was open was missed
 */
public record RunHistory(Instant handledUntil, boolean open, Instant freeSince) {

  /** The history of a group that is made now. */
  public static RunHistory startingAt(Instant created) {
    Instant before = ScheduledTimes.justBefore(created);
    return new RunHistory(before, false, before);
  }

  /** A run has begun, on demand or as {@link NextRun.Due} said. */
  public RunHistory runStarted() {
    return new RunHistory(handledUntil, true, freeSince);
  }

  /** The run has ended, whatever came of it. */
  public RunHistory runEnded(Instant at) {
    return new RunHistory(handledUntil, false, at.isAfter(freeSince) ? at : freeSince);
  }

  /**
   * The history after the schedule was changed, so that the new one is not held to times before the
   * change. A run that a blackout holds back now stays due.
   *
   * @param policy as it was
   * @param timing as it was
   */
  public RunHistory changed(PolicySettings policy, GroupTiming timing, Instant now) {
    if (!now.isAfter(handledUntil)) {
      return this;
    }
    DueTimes times = DueTimes.of(policy, timing);
    Instant settled = times.settledAt(now, handledUntil);
    boolean heldBack =
        times.timetable().firstAfter(settled).filter(time -> !time.isAfter(now)).isPresent();
    return handledUntil(heldBack ? settled : now);
  }

  /** The same with another instant up to which all is handled. */
  public RunHistory handledUntil(Instant instant) {
    return new RunHistory(instant, open, freeSince);
  }
}
