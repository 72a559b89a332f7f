package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.TreeReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads trees, and keeps those that were read last: at most 8 MiB, or a single longer one. For one
 * thread.
 */
final class TreeCache {
  private static final int BYTES_MAX = 8 << 20;

  private final BlobReader blobs;
  private final Map<BlobId, byte[]> trees = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  TreeCache(BlobReader blobs) {
    this.blobs = blobs;
  }

  /** Shows all nodes of a tree, in the order of their names. */
  void forEach(BlobId tree, Consumer<? super Node> visitor) {
    try (TreeReader nodes = open(tree, load(tree))) {
      for (Optional<Node> node = next(tree, nodes); node.isPresent(); node = next(tree, nodes)) {
        visitor.accept(node.get());
      }
    }
  }

  /** The node of that name in a tree; empty if there is none. */
  Optional<Node> find(BlobId tree, NodeName name) {
    try (TreeReader nodes = open(tree, load(tree))) {
      Optional<Node> node = next(tree, nodes);
      while (node.isPresent() && !node.get().name().equals(name)) {
        node = next(tree, nodes);
      }
      return node;
    }
  }

  private byte[] load(BlobId tree) {
    byte[] known = trees.get(tree);
    if (known == null) {
      known = blobs.read(BlobType.TREE, tree);
      keep(tree, known);
    }
    return known;
  }

  private static TreeReader open(BlobId tree, byte[] bytes) {
    try {
      return new TreeReader(bytes);
    } catch (CorruptException e) {
      throw damaged(tree, e);
    }
  }

  private static Optional<Node> next(BlobId tree, TreeReader nodes) {
    try {
      return nodes.hasNext() ? Optional.of(nodes.next()) : Optional.empty();
    } catch (CorruptException e) {
      throw damaged(tree, e);
    }
  }

  private static CorruptException damaged(BlobId tree, CorruptException e) {
    return new CorruptException("Tree " + tree + " is damaged: " + e.getMessage(), e);
  }

  private void keep(BlobId tree, byte[] read) {
    trees.put(tree, read);
    bytes += read.length;
    Iterator<byte[]> oldest = trees.values().iterator();
    while (bytes > BYTES_MAX && trees.size() > 1) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }
}
