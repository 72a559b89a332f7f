package dev.holdfast.domain.protection;

import java.time.Instant;

/**
 * Where a run stands.
 *
 * <p>A run that a worker left without an end, since its server was killed or an object waits for
 * its next attempt, stays as it is: the next worker takes it up.
 */
public sealed interface RunState {

  /** It waits: for a worker, or for the end of the run of its group that is under way. */
  record Accepted() implements RunState {}

  /** A worker has begun it. */
  record Running() implements RunState {}

  /** It is to pause at the next step. */
  record Pausing(PauseCause cause) implements RunState {}

  /** Nobody works on it until it is resumed. */
  record Paused(PauseCause cause) implements RunState {}

  /** It is to go on, and waits for a worker. */
  record Resuming() implements RunState {}

  /** It is to end at the next step. */
  record Canceling(CancelCause cause) implements RunState {}

  /**
   * Nothing more happens to it.
   *
   * @param message what a person should know of the end; empty where the outcome says it all
   */
  record Ended(RunOutcome outcome, Instant at, String message) implements RunState {}

  /** As operators see it: a run that is to pause still runs, and so does one that goes on again. */
  default RunStatus status() {
    return switch (this) {
      case Accepted state -> RunStatus.ACCEPTED;
      case Running state -> RunStatus.RUNNING;
      case Pausing state -> RunStatus.RUNNING;
      case Paused state -> RunStatus.PAUSED;
      case Resuming state -> RunStatus.RUNNING;
      case Canceling state -> RunStatus.CANCELING;
      case Ended(RunOutcome outcome, var at, var message) -> outcome.status();
    };
  }

  /** Whether the run can still make a snapshot, so that no other run of its group may begin. */
  default boolean isOpen() {
    return !(this instanceof Ended);
  }

  /** The table of moves. Staying in a state is no move. */
  default boolean mayBecome(RunState next) {
    return switch (this) {
      case Accepted from -> next instanceof Running || isEndWithoutWork(next);
      case Running from ->
          next instanceof Pausing || next instanceof Canceling || isEndOfWork(next);
      case Pausing from -> next instanceof Paused || next instanceof Canceling || isEndOfWork(next);
      case Paused from -> next instanceof Resuming || isCancellation(next);
      case Resuming from ->
          next instanceof Running || next instanceof Canceling || isEndOfWork(next);
      case Canceling from -> isEndOfWork(next);
      case Ended from -> false;
    };
  }

  /** What has begun has not been missed. */
  private static boolean isEndOfWork(RunState next) {
    return next instanceof Ended ended && ended.outcome() != RunOutcome.MISSED;
  }

  /** What has not begun has no snapshots, and so no success. */
  private static boolean isEndWithoutWork(RunState next) {
    return next instanceof Ended ended
        && switch (ended.outcome()) {
          case FAILED, CANCELED, MISSED -> true;
          case SUCCEEDED, SUCCEEDED_WITH_WARNING -> false;
        };
  }

  private static boolean isCancellation(RunState next) {
    return next instanceof Ended ended && ended.outcome() == RunOutcome.CANCELED;
  }
}
