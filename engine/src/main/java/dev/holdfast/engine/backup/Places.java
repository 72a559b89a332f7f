package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One directory of a snapshot above the roots, or a root, and what lies in it. */
final class Places {
  private final Map<NodeName, Places> children = new TreeMap<>();
  private final List<NodeName> source;
  private final boolean isInSource;
  private @Nullable BackupRoot root;

  /**
   * @param source the directory of the source whose metadata it has
   * @param isInSource whether there is one
   */
  private Places(List<NodeName> source, boolean isInSource) {
    this.source = source;
    this.isInSource = isInSource;
  }

  /**
   * The snapshot's root, above all roots.
   *
   * @throws IllegalArgumentException if two roots take one place, or one lies in another
   */
  static Places of(List<BackupRoot> roots) {
    Places top = new Places(List.of(), false);
    for (BackupRoot root : roots) {
      top.add(root);
    }
    return top;
  }

  private void add(BackupRoot added) {
    List<NodeName> names = added.place().names();
    Places place = this;
    for (int depth = 0; depth < names.size(); depth++) {
      place.refuseRoot(added);
      int above = added.source().size() - (names.size() - depth - 1);
      boolean known = above >= 0;
      List<NodeName> from = known ? added.source().subList(0, above) : List.of();
      place = place.children.computeIfAbsent(names.get(depth), name -> new Places(from, known));
    }
    place.refuseRoot(added);
    if (!place.children.isEmpty()) {
      throw clash(added.place());
    }
    place.root = added;
  }

  private void refuseRoot(BackupRoot added) {
    if (root != null) {
      throw clash(added.place());
    }
  }

  private static IllegalArgumentException clash(SnapshotPath place) {
    return new IllegalArgumentException(
        "Two roots of the backup share the place "
            + place
            + ", or one lies in the other; leave the inner one out");
  }

  /** In the order of the names. */
  Map<NodeName, Places> children() {
    return children;
  }

  /** What is backed up to here; null for a directory above a root. */
  @Nullable BackupRoot root() {
    return root;
  }

  /** Whether a directory of the source stands behind this one. */
  boolean isInSource() {
    return isInSource;
  }

  /** That directory. */
  List<NodeName> source() {
    return source;
  }
}
