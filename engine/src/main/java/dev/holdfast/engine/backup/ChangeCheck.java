package dev.holdfast.engine.backup;

import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node.FileNode;

/**
 * When a file counts as unchanged since the parent snapshot: its type, its size and the time of its
 * content's change are the same, and what else is asked for.
 *
 * @param changeTime whether the time of the last change of content or attributes counts
 * @param inode whether the inode counts; some network file systems give new ones at each mount
 */
public record ChangeCheck(boolean changeTime, boolean inode) {
  /** Everything counts, as restic has it. */
  public static final ChangeCheck FULL = new ChangeCheck(true, true);

  boolean isUnchanged(FileNode before, FileStatus now) {
    Attributes known = before.attributes();
    return before.sizeBytes() == now.sizeBytes()
        && known.times().modified().toInstant().equals(now.modified())
        && (!changeTime || known.times().changed().toInstant().equals(now.changed()))
        && (!inode || known.identity().inode() == now.identity().inode());
  }
}
