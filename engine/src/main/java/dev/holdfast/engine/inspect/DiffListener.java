package dev.holdfast.engine.inspect;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;

/** Hears of the differences between two snapshots. */
@FunctionalInterface
public interface DiffListener {
  /**
   * A difference.
   *
   * @param node the second snapshot's, or the first's where it was removed
   */
  void changed(SnapshotPath path, Change change, Node node);
}
