package dev.holdfast.domain.protection;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.protection.ObjectState.Waiting;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The backup of one object within a run.
 *
 * @param name of the object when the run was made
 * @param metadataFile the file on the host that lists what to store, for this run alone; null for
 *     what the group says
 * @param failedAttempts the oldest first
 * @param isCancelAsked whether it is to end without a snapshot, while the run goes on
 */
public record ObjectRun(
    ObjectId object,
    String name,
    @Nullable SourcePath metadataFile,
    ObjectState state,
    List<FailedAttempt> failedAttempts,
    boolean isCancelAsked) {
  public ObjectRun {
    failedAttempts = List.copyOf(failedAttempts);
  }

  public static ObjectRun waiting(ObjectId object, String name, @Nullable SourcePath metadataFile) {
    return new ObjectRun(object, name, metadataFile, new Waiting(), List.of(), false);
  }

  /**
   * The same object in its next state.
   *
   * @throws StateConflictException if the table of moves has no such move
   */
  public ObjectRun to(ObjectState next) {
    if (!state.mayBecome(next)) {
      throw new StateConflictException(
          "run.object.move",
          "The object %s of the run is %s and can't become %s.".formatted(name, state, next));
    }
    return new ObjectRun(object, name, metadataFile, next, failedAttempts, isCancelAsked);
  }

  public ObjectRun afterFailed(FailedAttempt attempt) {
    return new ObjectRun(
        object,
        name,
        metadataFile,
        state,
        Stream.concat(failedAttempts.stream(), Stream.of(attempt)).toList(),
        isCancelAsked);
  }

  public ObjectRun askedToCancel() {
    return new ObjectRun(object, name, metadataFile, state, failedAttempts, true);
  }

  /** What its snapshot holds; nothing if it has none. */
  public SnapshotStats stats() {
    return state instanceof ObjectState.Stored stored ? stored.stats() : SnapshotStats.NONE;
  }
}
