package dev.holdfast.engine.restore;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.TreeReferences;
import java.security.SecureRandom;
import java.util.function.Consumer;

/**
 * The trees of a repository, whichever snapshots they belong to. Memory: some 25 MiB at most, and
 * the longest tree. For one thread.
 */
public final class SnapshotTrees implements AutoCloseable {
  private final BlobReader blobs;
  private final TreeCache trees;

  public SnapshotTrees(BlobStore store, BlobIndex index, MasterKey key, SecureRandom random) {
    this.blobs = new BlobReader(index, new PackWindows(store), new BlobOpener(key, random));
    this.trees = new TreeCache(blobs);
  }

  /**
   * Shows all nodes of a tree, in the order in which it holds them. The visitor may call this
   * object.
   *
   * @throws dev.holdfast.engine.error.MissingException if the repository lacks the tree
   * @throws dev.holdfast.engine.error.CorruptException if it is damaged; nodes before the fault
   *     have been shown then
   */
  public void forEach(BlobId tree, Consumer<? super Node> visitor) {
    trees.forEach(tree, visitor);
  }

  /**
   * Shows which blobs a tree needs.
   *
   * @throws dev.holdfast.engine.error.MissingException if the repository lacks the tree
   * @throws dev.holdfast.engine.error.CorruptException if it is damaged
   * @throws dev.holdfast.engine.error.UnsupportedFormatException if a node is of an unknown type
   */
  public void forEachReference(BlobId tree, TreeReferences.Visitor visitor) {
    trees.forEachReference(tree, visitor);
  }

  @Override
  public void close() {
    blobs.close();
  }
}
