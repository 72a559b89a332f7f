package dev.holdfast.engine.inspect;

import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import java.util.List;

/** Hears of what is found. */
@FunctionalInterface
public interface FindListener {
  /**
   * An entry of a directory that is the same in these snapshots; where the directory differs, an
   * equal entry is told again. What lies higher in the tree comes first.
   *
   * @param snapshots oldest first
   */
  void found(SnapshotPath path, Node node, List<Snapshot> snapshots);

  /** A directory that can't be read, in these snapshots; the others are looked through. */
  default void failed(SnapshotPath directory, String reason, List<Snapshot> snapshots) {}
}
