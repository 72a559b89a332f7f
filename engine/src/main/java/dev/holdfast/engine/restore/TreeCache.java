package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.TreeReader;
import dev.holdfast.engine.tree.TreeReferences;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads trees, and keeps what was read last: whole trees, and of those that lead further down only
 * what a path needs. At most 8 MiB of each, or a single longer one. For one thread.
 */
final class TreeCache {
  private static final int BYTES_MAX = 8 << 20;

  private final BlobReader blobs;
  private final LeastRecent<BlobId, byte[]> trees =
      new LeastRecent<>(BYTES_MAX, tree -> tree.length);
  private final LeastRecent<BlobId, Subdirectories> subdirectories =
      new LeastRecent<>(BYTES_MAX, Subdirectories::bytes);

  TreeCache(BlobReader blobs) {
    this.blobs = blobs;
  }

  /** Shows all nodes of a tree, in the order in which it holds them. */
  void forEach(BlobId tree, Consumer<? super Node> visitor) {
    try (TreeReader nodes = open(tree, load(tree))) {
      for (Optional<Node> node = next(tree, nodes); node.isPresent(); node = next(tree, nodes)) {
        visitor.accept(node.get());
      }
    }
  }

  /** Shows which blobs a tree needs. It is not kept: whoever asks this reads each tree once. */
  void forEachReference(BlobId tree, TreeReferences.Visitor visitor) {
    byte[] bytes = blobs.read(BlobType.TREE, tree);
    try {
      TreeReferences.read(bytes, visitor);
    } catch (CorruptException e) {
      throw damaged(tree, e);
    }
  }

  /** The nodes of a tree, one by one; to be closed. */
  Cursor nodes(BlobId tree) {
    return new Cursor(tree, open(tree, load(tree)));
  }

  /** Where a reading of a tree has come to. */
  static final class Cursor implements AutoCloseable {
    private final BlobId tree;
    private final TreeReader nodes;

    private Cursor(BlobId tree, TreeReader nodes) {
      this.tree = tree;
      this.nodes = nodes;
    }

    /** The next node; empty at the end. */
    Optional<Node> next() {
      return TreeCache.next(tree, nodes);
    }

    @Override
    public void close() {
      nodes.close();
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

  /** The tree of the subdirectory of that name in a tree; empty if there is none. */
  Optional<BlobId> findSubdirectory(BlobId tree, NodeName name) {
    Optional<Subdirectories> known = subdirectories.get(tree);
    if (known.isPresent()) {
      return known.get().find(name);
    }
    Subdirectories read = new Subdirectories();
    forEach(
        tree,
        node -> {
          if (node instanceof DirectoryNode directory) {
            read.add(directory.name(), directory.subtree());
          }
        });
    subdirectories.put(tree, read);
    return read.find(name);
  }

  private byte[] load(BlobId tree) {
    Optional<byte[]> known = trees.get(tree);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] read = blobs.read(BlobType.TREE, tree);
    trees.put(tree, read);
    return read;
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
}
