package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.SnapshotPath;

/** A running backup, to be looked at as often as somebody likes, from any thread. */
public interface BackupProgress {

  BackupCounts counts();

  /** What was begun last, in the source; the source's root before anything was. */
  SnapshotPath current();
}
