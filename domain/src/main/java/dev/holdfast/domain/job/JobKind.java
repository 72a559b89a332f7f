package dev.holdfast.domain.job;

/** What a job does. */
public enum JobKind {
  /** Stores an accepted upload as a snapshot. */
  CONFIG_UPLOAD,

  /** Removes the snapshot of a configuration backup that was deleted. */
  SNAPSHOT_REMOVAL
}
