package dev.holdfast.engine.forget;

import dev.holdfast.engine.snapshot.Snapshot;
import java.util.List;

/**
 * What becomes of a group of snapshots; newest first.
 *
 * @param kept with their reasons
 * @param forgotten all others
 */
public record GroupPlan(SnapshotGroup group, List<KeptSnapshot> kept, List<Snapshot> forgotten) {
  public GroupPlan {
    kept = List.copyOf(kept);
    forgotten = List.copyOf(forgotten);
  }
}
