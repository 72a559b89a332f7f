package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.SnapshotId;

/** Which earlier snapshot a backup compares files with: those that are the same are not read. */
public sealed interface ParentChoice {

  /** The newest one of the same host and the same paths, if there is one. */
  record Newest() implements ParentChoice {}

  /** This one. */
  record Chosen(SnapshotId snapshot) implements ParentChoice {}

  /** None: every file is read. */
  record Nothing() implements ParentChoice {}
}
