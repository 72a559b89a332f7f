package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory of the snapshot that is being made, from its opening until its tree is stored. */
final class OpenDirectory {

  /** Where the node of a directory goes when its tree is stored. */
  record Way(
      OpenDirectory above, DirectoryInWork.Place place, NodeName name, Attributes attributes) {

    /** In the next place of the directory above. */
    static Way into(OpenDirectory above, NodeName name, Attributes attributes) {
      return new Way(above, above.nodes.reserve(), name, attributes);
    }
  }

  private final @Nullable SourceDirectory handle;
  private final @Nullable BlobId before;
  private final DirectoryInWork nodes;
  private @Nullable Way way;

  /**
   * Begins an empty tree.
   *
   * @param handle closed with it; null for a directory that only stands above a root
   * @param parent the parent's nodes
   */
  OpenDirectory(@Nullable SourceDirectory handle, ParentNodes parent) {
    this.handle = handle;
    this.before = parent.tree();
    this.nodes = new DirectoryInWork(parent);
  }

  DirectoryInWork nodes() {
    return nodes;
  }

  boolean isNew() {
    return before == null;
  }

  boolean was(BlobId tree) {
    return tree.equals(before);
  }

  /**
   * No further node will be added.
   *
   * @param onward null for the snapshot's root
   * @return whether all nodes are there already
   */
  boolean complete(@Nullable Way onward) {
    way = onward;
    return nodes.complete();
  }

  /**
   * Closes the directory, whose tree is stored, and puts its node into the one above.
   *
   * @return that one, if it is whole now; empty too if there is none
   */
  Optional<OpenDirectory> stored(BlobId tree) {
    close();
    if (way == null) {
      return Optional.empty();
    }
    DirectoryNode node = new DirectoryNode(way.name(), way.attributes(), tree);
    return way.above().nodes.fill(way.place(), node) ? Optional.of(way.above()) : Optional.empty();
  }

  boolean isRoot() {
    return way == null;
  }

  /** Whether it is backed up itself, and does not only stand above what is. */
  boolean isBackedUp() {
    return handle != null;
  }

  void close() {
    if (handle != null) {
      handle.close();
    }
  }
}
