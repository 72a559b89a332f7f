package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import org.jspecify.annotations.Nullable;

/** A directory of the snapshot on its way to the target. For the walking thread. */
final class Place {
  /** What has become of it. */
  enum State {
    /** Nothing that is kept was found in it so far. */
    NOT_NEEDED,
    /** Made by this restore, so that it holds nothing but what this restore puts there. */
    NEW,
    /** It was there. */
    THERE,
    /** It would be made, were this not a dry run. */
    MISSING,
    /** It could not be made; nothing in it can be restored. */
    FAILED
  }

  private final @Nullable Place parent;
  private final @Nullable DirectoryNode node;
  private final SnapshotPath path;
  private State state;
  private int number;

  private Place(
      @Nullable Place parent, @Nullable DirectoryNode node, SnapshotPath path, State state) {
    this.parent = parent;
    this.node = node;
    this.path = path;
    this.state = state;
  }

  /** The target's root. */
  static Place root(SnapshotPath path, State state) {
    return new Place(null, null, path, state);
  }

  Place below(DirectoryNode directory) {
    return new Place(this, directory, path.resolve(directory.name()), State.NOT_NEEDED);
  }

  Place parent() {
    if (parent == null) {
      throw new IllegalStateException("The root has no parent");
    }
    return parent;
  }

  DirectoryNode node() {
    if (node == null) {
      throw new IllegalStateException("The root has no node");
    }
    return node;
  }

  SnapshotPath path() {
    return path;
  }

  State state() {
    return state;
  }

  /** Its number among {@link Directories}, where it is {@code NEW} or {@code THERE}. */
  int number() {
    return number;
  }

  void become(State newState, int newNumber) {
    state = newState;
    number = newNumber;
  }
}
