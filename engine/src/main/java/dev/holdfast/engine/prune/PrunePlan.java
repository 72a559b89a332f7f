package dev.holdfast.engine.prune;

import dev.holdfast.engine.id.PackId;
import java.util.Set;

/**
 * What a prune will do, were it done now.
 *
 * @param unused packs of which nothing is needed
 * @param repacked packs of which something is needed, which is copied to new ones
 * @param unindexed packs that no index file names; of a backup that is at work, or left behind.
 *     They go only if no index file names them when nobody else is at work
 */
public record PrunePlan(
    Set<PackId> unused, Set<PackId> repacked, Set<PackId> unindexed, PruneCounts counts) {
  public PrunePlan {
    unused = Set.copyOf(unused);
    repacked = Set.copyOf(repacked);
    unindexed = Set.copyOf(unindexed);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return unused.isEmpty() && repacked.isEmpty() && unindexed.isEmpty();
  }
}
