package dev.holdfast.domain.config;

import dev.holdfast.domain.snapshot.SnapshotId;

/** Whether the objects of a backup are in the repository yet. */
public sealed interface BackupContent {

  /** Not yet, or never: the state of the job tells which. */
  record Awaited() implements BackupContent {}

  /** All of them are, as one snapshot. */
  record Stored(SnapshotId snapshot, long objectCount) implements BackupContent {}
}
