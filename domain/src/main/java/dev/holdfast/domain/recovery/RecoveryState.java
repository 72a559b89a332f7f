package dev.holdfast.domain.recovery;

import java.time.Instant;

/** Where a recovery stands, or the part of it that one snapshot is. */
public sealed interface RecoveryState {

  /** It is durable, and waits for a worker. */
  record Accepted() implements RecoveryState {}

  /** A worker has begun it. One that a crash left stays so: the next worker takes it up. */
  record Running(Instant began) implements RecoveryState {}

  /** It is to end at the next step. */
  record Canceling(Instant began) implements RecoveryState {}

  /**
   * Nothing more happens to it.
   *
   * @param message what a person should know of the end; empty where the outcome says it all
   */
  record Ended(RecoveryOutcome outcome, Instant at, String message) implements RecoveryState {}

  default RecoveryStatus status() {
    return switch (this) {
      case Accepted state -> RecoveryStatus.ACCEPTED;
      case Running state -> RecoveryStatus.RUNNING;
      case Canceling state -> RecoveryStatus.CANCELING;
      case Ended(RecoveryOutcome outcome, var at, var message) -> outcome.status();
    };
  }

  default boolean isEnded() {
    return this instanceof Ended;
  }

  /** The table of moves. Staying in a state is no move. */
  default boolean mayBecome(RecoveryState next) {
    return switch (this) {
      case Accepted from -> next instanceof Running || isEndWithoutWork(next);
      case Running from -> next instanceof Canceling || next instanceof Ended;
      case Canceling from -> next instanceof Ended;
      case Ended from -> false;
    };
  }

  /** What has not begun has brought nothing back. */
  private static boolean isEndWithoutWork(RecoveryState next) {
    return next instanceof Ended ended
        && switch (ended.outcome()) {
          case FAILED, CANCELED -> true;
          case SUCCEEDED, SUCCEEDED_WITH_WARNING -> false;
        };
  }
}
