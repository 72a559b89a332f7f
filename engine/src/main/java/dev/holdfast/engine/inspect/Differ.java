package dev.holdfast.engine.inspect;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two snapshots, directory by directory; what they share is not looked into. */
final class Differ {
  private final SnapshotTrees trees;
  private final DiffListener listener;
  private final BlobSet first;
  private final BlobSet second;
  private final Map<Change, Long> counts = new EnumMap<>(Change.class);
  private final Deque<Pair> pending = new ArrayDeque<>();

  Differ(SnapshotTrees trees, BlobIndex index, DiffListener listener) {
    this.trees = trees;
    this.listener = listener;
    this.first = new BlobSet(index);
    this.second = new BlobSet(index);
  }

  /** A directory in both snapshots, or in one of them. */
  private record Pair(SnapshotPath path, @Nullable BlobId first, @Nullable BlobId second) {}

  SnapshotDiff run(BlobId firstRoot, BlobId secondRoot, Cancellation cancellation) {
    descend(SnapshotPath.ROOT, firstRoot, secondRoot);
    while (!pending.isEmpty()) {
      cancellation.check();
      compare(pending.pop());
    }
    BlobSet added = second.without(first);
    BlobSet removed = first.without(second);
    return new SnapshotDiff(
        count(Change.ADDED),
        count(Change.REMOVED),
        count(Change.CONTENT) + count(Change.KIND),
        count(Change.METADATA),
        added.count(),
        added.plainBytes(),
        removed.count(),
        removed.plainBytes());
  }

  private long count(Change change) {
    return counts.getOrDefault(change, 0L);
  }

  private void descend(SnapshotPath path, @Nullable BlobId one, @Nullable BlobId other) {
    if (one == null || !one.equals(other)) {
      pending.push(new Pair(path, one, other));
    }
  }

  private void compare(Pair pair) {
    Map<NodeName, Node> before = nodes(pair.first(), first);
    Map<NodeName, Node> after = nodes(pair.second(), second);
    for (Node node : before.values()) {
      SnapshotPath path = pair.path().resolve(node.name());
      Node other = after.remove(node.name());
      if (other == null) {
        tell(path, Change.REMOVED, node);
        descend(path, subtree(node), null);
      } else {
        compare(path, node, other);
      }
    }
    for (Node node : after.values()) {
      SnapshotPath path = pair.path().resolve(node.name());
      tell(path, Change.ADDED, node);
      descend(path, null, subtree(node));
    }
  }

  private void compare(SnapshotPath path, Node before, Node after) {
    if (!before.getClass().equals(after.getClass()) || !sameContent(before, after)) {
      boolean sameKind = before.getClass().equals(after.getClass());
      tell(path, sameKind ? Change.CONTENT : Change.KIND, after);
    } else if (!sameMetadata(before.attributes(), after.attributes())) {
      tell(path, Change.METADATA, after);
    }
    descendBoth(path, subtree(before), subtree(after));
  }

  private void descendBoth(SnapshotPath path, @Nullable BlobId one, @Nullable BlobId other) {
    if (one != null || other != null) {
      descend(path, one, other);
    }
  }

  /** Whether two nodes of one kind hold the same; what is in directories is compared apart. */
  private static boolean sameContent(Node before, Node after) {
    return switch (before) {
      case FileNode file ->
          after instanceof FileNode other
              && file.sizeBytes() == other.sizeBytes()
              && file.content().equals(other.content());
      case SymlinkNode link ->
          after instanceof SymlinkNode other && link.target().equals(other.target());
      case DeviceNode device ->
          after instanceof DeviceNode other
              && device.kind() == other.kind()
              && device.device() == other.device();
      case SpecialNode special ->
          after instanceof SpecialNode other && special.kind() == other.kind();
      case DirectoryNode directory -> true;
    };
  }

  /** What a restore gives back, but for the time of access. */
  private static boolean sameMetadata(Attributes before, Attributes after) {
    return before.mode().equals(after.mode())
        && before.owner().equals(after.owner())
        && before.times().modified().isEqual(after.times().modified())
        && before.extended().equals(after.extended())
        && before.generic().equals(after.generic());
  }

  private Map<NodeName, Node> nodes(@Nullable BlobId tree, BlobSet blobs) {
    Map<NodeName, Node> nodes = new TreeMap<>();
    if (tree != null) {
      blobs.add(BlobType.TREE, tree);
      trees.forEach(
          tree,
          node -> {
            nodes.put(node.name(), node);
            if (node instanceof FileNode file) {
              file.content().forEach(blob -> blobs.add(BlobType.DATA, blob));
            }
          });
    }
    return nodes;
  }

  private static @Nullable BlobId subtree(Node node) {
    return node instanceof DirectoryNode directory ? directory.subtree() : null;
  }

  private void tell(SnapshotPath path, Change change, Node node) {
    counts.merge(change, 1L, Long::sum);
    listener.changed(path, change, node);
  }
}
