package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import java.util.Collection;
import java.util.List;

/**
 * Decides what of a snapshot is restored. Directories on the way to what is kept are made too. For
 * one thread.
 */
public interface RestoreFilter {
  /** Keeps everything. */
  RestoreFilter ALL = (path, node) -> true;

  /** Whether this is restored; what lies in a directory is asked about separately. */
  boolean keeps(SnapshotPath path, Node node);

  /** Whether anything in a directory could be kept; if not, it is not looked into. */
  default boolean mayKeepIn(SnapshotPath directory) {
    return true;
  }

  /** Keeps what lies at these paths, and all in it. */
  static RestoreFilter of(Collection<SnapshotPath> paths) {
    List<SnapshotPath> chosen = List.copyOf(paths);
    return new RestoreFilter() {
      @Override
      public boolean keeps(SnapshotPath path, Node node) {
        return chosen.stream().anyMatch(one -> path.equals(one) || path.isInside(one));
      }

      @Override
      public boolean mayKeepIn(SnapshotPath directory) {
        return chosen.stream()
            .anyMatch(
                one -> directory.equals(one) || directory.isInside(one) || one.isInside(directory));
      }
    };
  }
}
