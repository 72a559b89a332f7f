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

  /** Where its node goes when its tree is stored. */
  private record Way(
      OpenDirectory parent, DirectoryInWork.Place place, NodeName name, Attributes attributes) {}

  private final @Nullable SourceDirectory handle;
  private final @Nullable BlobId before;
  private final @Nullable Way way;
  private final DirectoryInWork nodes = new DirectoryInWork();

  private OpenDirectory(
      @Nullable SourceDirectory handle, @Nullable BlobId before, @Nullable Way way) {
    this.handle = handle;
    this.before = before;
    this.way = way;
  }

  /**
   * The root of the snapshot.
   *
   * @param before the parent's tree
   */
  static OpenDirectory root(@Nullable BlobId before) {
    return new OpenDirectory(null, before, null);
  }

  /**
   * A directory in this one; takes the next place in it.
   *
   * @param known what the parent has in its place
   */
  OpenDirectory open(
      NodeName name,
      Attributes attributes,
      @Nullable SourceDirectory sourceHandle,
      @Nullable DirectoryNode known) {
    return new OpenDirectory(
        sourceHandle,
        known == null ? null : known.subtree(),
        new Way(this, nodes.reserve(), name, attributes));
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
    return way.parent().nodes.fill(way.place(), node)
        ? Optional.of(way.parent())
        : Optional.empty();
  }

  boolean isRoot() {
    return way == null;
  }

  /** Whether it is backed up itself, and does not only stand above what is. */
  boolean isBackedUp() {
    return way != null && handle != null;
  }

  void close() {
    if (handle != null) {
      handle.close();
    }
  }
}
