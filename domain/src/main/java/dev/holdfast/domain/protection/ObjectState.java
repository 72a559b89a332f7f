package dev.holdfast.domain.protection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the backup of one object stands within its run. */
public sealed interface ObjectState {

  /** No attempt was made yet. */
  record Waiting() implements ObjectState {}

  /** An attempt is under way. */
  record InProgress(Instant began) implements ObjectState {}

  /** An attempt failed, and another is to come. */
  record WaitingForNextAttempt(Instant due) implements ObjectState {}

  /**
   * Its snapshot is stored.
   *
   * @param began when the attempt that made it began
   * @param warnings what the snapshot lacks, for a person; some of many
   */
  record Stored(Instant began, Instant ended, SnapshotStats stats, List<String> warnings)
      implements ObjectState {
    public Stored {
      warnings = List.copyOf(warnings);
    }
  }

  /** Every attempt failed, or the whole run before it made one; the last one's reason. */
  record Failed(Instant began, Instant ended, String message) implements ObjectState {}

  /** It was ended before it had a snapshot; the message says why. */
  record Canceled(Instant ended, String message) implements ObjectState {}

  /** Whether nothing more happens to it. */
  default boolean isEnded() {
    return end().isPresent();
  }

  /** From when on nothing more happens to it; empty while something may. */
  default Optional<Instant> end() {
    return switch (this) {
      case Waiting state -> Optional.empty();
      case InProgress state -> Optional.empty();
      case WaitingForNextAttempt state -> Optional.empty();
      case Stored state -> Optional.of(state.ended);
      case Failed state -> Optional.of(state.ended);
      case Canceled state -> Optional.of(state.ended);
    };
  }

  /** The table of moves. */
  default boolean mayBecome(ObjectState next) {
    return switch (this) {
      // A run that ends by a failure nobody foresaw takes along what has not begun.
      case Waiting from ->
          next instanceof InProgress || next instanceof Failed || next instanceof Canceled;
      // A worker that is gone leaves an attempt in progress; the next one begins another.
      case InProgress from -> !(next instanceof Waiting);
      case WaitingForNextAttempt from ->
          next instanceof InProgress || next instanceof Failed || next instanceof Canceled;
      case Stored from -> false;
      case Failed from -> false;
      case Canceled from -> false;
    };
  }
}
