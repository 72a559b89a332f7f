package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.Snapshot;

/**
 * What a backup came to.
 *
 * @param snapshot with its summary
 */
public record BackupResult(Snapshot snapshot, BackupCounts counts) {

  /** Whether something could not be read, and is not in the snapshot. */
  public boolean isPartial() {
    return counts.failures() > 0;
  }
}
