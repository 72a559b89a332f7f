package dev.holdfast.engine.inspect;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through several snapshots at once, level by level: a directory that is the same tree at the
 * same path in many of them is read once. Holds the directories of two levels.
 */
final class Finder {
  private final SnapshotTrees trees;
  private final List<Snapshot> snapshots;
  private final NodeMatcher matcher;
  private final FindListener listener;

  Finder(
      SnapshotTrees trees, List<Snapshot> snapshots, NodeMatcher matcher, FindListener listener) {
    this.trees = trees;
    this.snapshots = snapshots;
    this.matcher = matcher;
    this.listener = listener;
  }

  private record Directory(SnapshotPath path, BlobId tree) {}

  void run(Cancellation cancellation) {
    Map<Directory, BitSet> level = new LinkedHashMap<>();
    for (int i = 0; i < snapshots.size(); i++) {
      holders(level, new Directory(SnapshotPath.ROOT, snapshots.get(i).tree())).set(i);
    }
    while (!level.isEmpty()) {
      Map<Directory, BitSet> below = new LinkedHashMap<>();
      for (Map.Entry<Directory, BitSet> directory : level.entrySet()) {
        cancellation.check();
        look(directory.getKey(), directory.getValue(), below);
      }
      level = below;
    }
  }

  private void look(Directory directory, BitSet holders, Map<Directory, BitSet> below) {
    List<Snapshot> in = holders.stream().mapToObj(snapshots::get).toList();
    try {
      trees.forEach(directory.tree(), node -> look(directory.path(), node, in, holders, below));
    } catch (CorruptException | MissingException | IllegalArgumentException e) {
      listener.failed(directory.path(), String.valueOf(e.getMessage()), in);
    }
  }

  private void look(
      SnapshotPath directory,
      Node node,
      List<Snapshot> in,
      BitSet holders,
      Map<Directory, BitSet> below) {
    boolean found = matcher.matches(directory, node);
    if (!found && !(node instanceof DirectoryNode)) {
      return;
    }
    SnapshotPath path = directory.resolve(node.name());
    if (found) {
      listener.found(path, node, in);
    }
    if (node instanceof DirectoryNode further) {
      holders(below, new Directory(path, further.subtree())).or(holders);
    }
  }

  private static BitSet holders(Map<Directory, BitSet> level, Directory directory) {
    return level.computeIfAbsent(directory, any -> new BitSet());
  }
}
