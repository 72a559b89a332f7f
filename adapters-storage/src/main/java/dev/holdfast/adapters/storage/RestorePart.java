package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.source.GuardedTarget;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.snapshot.SnapshotPath;

/**
 * A part of a snapshot that comes back to one folder.
 *
 * @param from the directory of the snapshot whose content goes to the folder
 * @param filter what of it comes back
 */
record RestorePart(SnapshotPath from, GuardedTarget target, RestoreFilter filter)
    implements AutoCloseable {
  @Override
  public void close() {
    target.close();
  }
}
