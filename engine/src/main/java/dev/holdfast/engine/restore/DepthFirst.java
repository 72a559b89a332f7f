package dev.holdfast.engine.restore;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.restore.SnapshotVisitor.Next;
import dev.holdfast.engine.restore.TreeCache.Cursor;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Walks through trees, each directory before what is in it. The trees on the way down are open: as
 * many as a path has names, which {@link SnapshotPath} bounds.
 */
final class DepthFirst {
  private final TreeCache trees;
  private final Deque<Open> way = new ArrayDeque<>();

  DepthFirst(TreeCache trees) {
    this.trees = trees;
  }

  private record Open(SnapshotPath path, Cursor nodes) {}

  void walk(BlobId tree, SnapshotPath path, SnapshotVisitor visitor) {
    try {
      way.push(new Open(path, trees.nodes(tree)));
      while (!way.isEmpty()) {
        Open directory = way.element();
        Optional<Node> node = directory.nodes().next();
        if (node.isEmpty()) {
          way.pop().nodes().close();
        } else if (!visit(directory.path().resolve(node.get().name()), node.get(), visitor)) {
          return;
        }
      }
    } finally {
      way.forEach(open -> open.nodes().close());
    }
  }

  /** Whether the walk goes on. */
  private boolean visit(SnapshotPath path, Node node, SnapshotVisitor visitor) {
    Next next = visitor.visit(path, node);
    if (next == Next.ENTER && node instanceof DirectoryNode directory) {
      way.push(new Open(path, trees.nodes(directory.subtree())));
    }
    return next != Next.STOP;
  }
}
