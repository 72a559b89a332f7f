package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which files and directories of snapshots need what is lost. A tree below which all is there
 * is read once. Others are read again for each snapshot; once enough was told, only those beyond
 * the first 100,000 such trees are. For one thread.
 */
final class TouchedWalk {
  /** So many trees are remembered with what is touched below them: some 10 MB. */
  private static final int COUNTS_MAX = 100_000;

  private final BlobIndex index;
  private final SnapshotTrees trees;
  private final LostCopies lost;
  private final Reports reports;
  private final Cancellation cancellation;

  /** By entry: the trees below which all is there. */
  private final BitSet whole = new BitSet();

  private final Map<BlobId, Long> counts = new HashMap<>();

  TouchedWalk(
      BlobIndex index,
      SnapshotTrees trees,
      LostCopies lost,
      Reports reports,
      Cancellation cancellation) {
    this.index = index;
    this.trees = trees;
    this.lost = lost;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  /** A directory that is being looked through, and those below it that are not yet. */
  private static final class Open {
    final SnapshotPath path;
    final BlobId tree;
    final Deque<DirectoryNode> below = new ArrayDeque<>();
    long touched;

    Open(SnapshotPath path, BlobId tree) {
      this.path = path;
      this.tree = tree;
    }
  }

  void tell(List<Snapshot> snapshots) {
    reports.begin(Phase.TOUCHED, snapshots.size());
    for (Snapshot snapshot : snapshots) {
      tell(snapshot);
      reports.advance(1);
    }
  }

  private void tell(Snapshot snapshot) {
    Deque<Open> way = new ArrayDeque<>();
    Open root = new Open(SnapshotPath.ROOT, snapshot.tree());
    enter(snapshot, root).ifPresent(way::push);
    while (!way.isEmpty()) {
      cancellation.check();
      Open open = way.element();
      DirectoryNode next = open.below.poll();
      if (next == null) {
        way.pop();
        leave(open);
        if (!way.isEmpty()) {
          way.element().touched += open.touched;
        }
      } else {
        Open below = new Open(path(open.path, next.name()), next.subtree());
        enter(snapshot, below).ifPresentOrElse(way::push, () -> open.touched += below.touched);
      }
    }
  }

  /** The directory, read, if it must be looked through. */
  private Optional<Open> enter(Snapshot snapshot, Open directory) {
    if (isKnown(snapshot, directory)) {
      return Optional.empty();
    }
    if (lost.isLost(BlobType.TREE, directory.tree)) {
      touch(snapshot, directory, directory.path, lost.reason(BlobType.TREE, directory.tree));
      return Optional.empty();
    }
    try {
      trees.forEach(directory.tree, node -> look(snapshot, directory, node));
    } catch (EngineException e) {
      touch(snapshot, directory, directory.path, String.valueOf(e.getMessage()));
    }
    return Optional.of(directory);
  }

  private boolean isKnown(Snapshot snapshot, Open directory) {
    int entry = index.entry(BlobType.TREE, directory.tree);
    if (entry >= 0 && whole.get(entry)) {
      return true;
    }
    Long count = reports.toldEnough() ? counts.get(directory.tree) : null;
    if (count == null) {
      return false;
    }
    directory.touched = count;
    reports.touched(snapshot, count);
    return true;
  }

  private void look(Snapshot snapshot, Open directory, Node node) {
    if (node instanceof DirectoryNode below) {
      directory.below.add(below);
    }
    if (node instanceof FileNode file) {
      for (BlobId blob : file.content()) {
        if (lost.isLost(BlobType.DATA, blob)) {
          SnapshotPath path = path(directory.path, file.name());
          touch(snapshot, directory, path, lost.reason(BlobType.DATA, blob));
          return;
        }
      }
    }
  }

  private void touch(Snapshot snapshot, Open directory, SnapshotPath path, String reason) {
    directory.touched++;
    reports.touched(snapshot, path, reason);
  }

  private void leave(Open directory) {
    if (directory.touched == 0) {
      whole.set(index.entry(BlobType.TREE, directory.tree));
    } else if (counts.size() < COUNTS_MAX) {
      counts.put(directory.tree, directory.touched);
    }
  }

  private static SnapshotPath path(SnapshotPath directory, NodeName name) {
    try {
      return directory.resolve(name);
    } catch (IllegalArgumentException e) {
      // Longer than a path may be: its directory is the best that can be said.
      return directory;
    }
  }
}
