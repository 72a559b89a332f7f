package dev.holdfast.engine.inspect;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what snapshots need; each tree is read once, and costs some 150 bytes until the end. */
final class UsageCount {
  private final SnapshotTrees trees;
  private final Cancellation cancellation;
  private final BlobSet blobs;
  private final Map<BlobId, Totals> known = new HashMap<>();

  UsageCount(SnapshotTrees trees, BlobIndex index, Cancellation cancellation) {
    this.trees = trees;
    this.cancellation = cancellation;
    this.blobs = new BlobSet(index);
  }

  private record Totals(long entries, long bytes) {}

  /** A tree that is being counted, and those below it that are not yet. */
  private static final class Open {
    final BlobId tree;
    final Deque<BlobId> below = new ArrayDeque<>();
    long entries;
    long bytes;

    Open(BlobId tree) {
      this.tree = tree;
    }

    void add(Totals totals) {
      entries += totals.entries();
      bytes += totals.bytes();
    }
  }

  RepositoryUsage count(List<Snapshot> snapshots) {
    List<SnapshotUsage> usages = new ArrayList<>();
    long restoreBytes = 0;
    for (Snapshot snapshot : snapshots) {
      long count = blobs.count();
      long plain = blobs.plainBytes();
      long stored = blobs.storedBytes();
      Totals totals = totals(snapshot.tree());
      restoreBytes += totals.bytes();
      usages.add(
          new SnapshotUsage(
              snapshot,
              totals.entries(),
              totals.bytes(),
              blobs.count() - count,
              blobs.plainBytes() - plain,
              blobs.storedBytes() - stored));
    }
    return new RepositoryUsage(
        usages,
        restoreBytes,
        blobs.count(),
        blobs.plainBytes(),
        blobs.storedBytes(),
        blobs.missing());
  }

  private Totals totals(BlobId root) {
    Deque<Open> way = new ArrayDeque<>();
    Open top = new Open(root);
    top.below.add(root);
    way.push(top);
    while (true) {
      Open open = way.element();
      BlobId next = open.below.poll();
      if (next != null) {
        Totals totals = known.get(next);
        if (totals == null) {
          way.push(read(next));
        } else {
          open.add(totals);
        }
      } else if (open == top) {
        return new Totals(top.entries, top.bytes);
      } else {
        Totals totals = new Totals(open.entries, open.bytes);
        known.put(open.tree, totals);
        way.pop();
        way.element().add(totals);
      }
    }
  }

  private Open read(BlobId tree) {
    cancellation.check();
    Open open = new Open(tree);
    blobs.add(BlobType.TREE, tree);
    trees.forEach(tree, node -> count(open, node));
    return open;
  }

  private void count(Open open, Node node) {
    open.entries++;
    if (node instanceof DirectoryNode directory) {
      open.below.add(directory.subtree());
    }
    if (node instanceof FileNode file) {
      open.bytes += file.sizeBytes();
      file.content().forEach(blob -> blobs.add(BlobType.DATA, blob));
    }
  }
}
