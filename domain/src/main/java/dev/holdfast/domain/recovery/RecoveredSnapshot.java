package dev.holdfast.domain.recovery;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that a recovery brings back, or a part of it, and how far that has come.
 *
 * @param object whose snapshot it is
 * @param objectName of the object when the recovery was made
 * @param groupName of the group when the recovery was made
 * @param taken when the snapshot was complete
 * @param began when a worker first took it up; null until then
 */
public record RecoveredSnapshot(
    SnapshotId snapshot,
    RunId run,
    ObjectId object,
    String objectName,
    GroupId group,
    String groupName,
    Instant taken,
    RecoveryState state,
    @Nullable Instant began,
    RecoveryTotals totals) {

  /**
   * The same in its next state.
   *
   * @throws StateConflictException if the table of moves has no such move
   */
  public RecoveredSnapshot to(RecoveryState next) {
    if (!state.mayBecome(next)) {
      throw new StateConflictException(
          "recovery.object.move",
          "The object %s of the recovery is %s and can't become %s."
              .formatted(objectName, state.status().words(), next.status().words()));
    }
    Instant begins = next instanceof RecoveryState.Running(Instant at) ? at : began;
    return new RecoveredSnapshot(
        snapshot, run, object, objectName, group, groupName, taken, next, begins, totals);
  }

  /** The same, having come to this. */
  public RecoveredSnapshot with(RecoveryTotals newTotals) {
    return new RecoveredSnapshot(
        snapshot, run, object, objectName, group, groupName, taken, state, began, newTotals);
  }
}
