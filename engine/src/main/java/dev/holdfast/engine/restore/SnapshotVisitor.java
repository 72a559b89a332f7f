package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;

/** Is shown the entries of a snapshot. */
@FunctionalInterface
public interface SnapshotVisitor {
  /** How the walk goes on. */
  enum Next {
    /** With what is in it, if it is a directory. */
    ENTER,
    /** With what comes after it. */
    PASS,
    /** Not at all. */
    STOP
  }

  /** An entry. */
  Next visit(SnapshotPath path, Node node);
}
