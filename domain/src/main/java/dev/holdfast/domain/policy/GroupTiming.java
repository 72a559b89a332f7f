package dev.holdfast.domain.policy;

import java.time.Instant;

/**
 * What a group says about the times of its runs.
 *
 * @param created when the group was made; days and blocks of periods are counted from it
 * @param anchor when it was made, or when its last pause ended: no scheduled time is earlier
 * @param startTime when runs begin on days that a schedule names
 * @param end from when on nothing is scheduled; {@link #NO_END} where it never ends
 */
public record GroupTiming(
    Instant created, Instant anchor, TimeOfDay startTime, Instant end, State state) {

  /** The end of a group that never ends. */
  public static final Instant NO_END = Instant.MAX;

  public GroupTiming {
    if (anchor.isBefore(created)) {
      throw new IllegalArgumentException(
          "The anchor " + anchor + " lies before the group's creation at " + created);
    }
  }

  /** Whether the group starts runs by itself. */
  public sealed interface State {

    /** It does. */
    record Active() implements State {}

    /** Not since the instant, until a person lets it go on. */
    record Paused(Instant since) implements State {}

    /** Never again: its one run was started. */
    record UsedUp() implements State {}
  }

  /** The timing of a group as it is made. */
  public static GroupTiming of(Instant created, TimeOfDay startTime) {
    return new GroupTiming(created, created, startTime, NO_END, new State.Active());
  }

  /** The same from a pause on. */
  public GroupTiming paused(Instant now) {
    return new GroupTiming(created, anchor, startTime, end, new State.Paused(now));
  }

  /** The same after a pause: its anchor is the instant at which the pause ended. */
  public GroupTiming resumed(Instant now) {
    return new GroupTiming(created, now, startTime, end, new State.Active());
  }

  /** The same once the one run of a protect-once schedule was started. */
  public GroupTiming usedUp() {
    return new GroupTiming(created, anchor, startTime, end, new State.UsedUp());
  }

  /** The same with another start time. */
  public GroupTiming startingAt(TimeOfDay other) {
    return new GroupTiming(created, anchor, other, end, state);
  }

  /** The same with another end. */
  public GroupTiming endingAt(Instant other) {
    return new GroupTiming(created, anchor, startTime, other, state);
  }

  /** From when on no time is scheduled, by end or pause. */
  Instant horizon() {
    return switch (state) {
      case State.Active() -> end;
      case State.Paused(Instant since) -> since.isBefore(end) ? since : end;
      case State.UsedUp() -> Instant.MIN;
    };
  }
}
