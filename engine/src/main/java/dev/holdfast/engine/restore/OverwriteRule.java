package dev.holdfast.engine.restore;

import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import java.time.Instant;

/** What {@link Overwrite} means for one entry. */
final class OverwriteRule {
  private OverwriteRule() {}

  /** Whether what is there stays as it is. */
  static boolean keeps(Overwrite overwrite, FileStatus there, Node node) {
    return switch (overwrite) {
      case ALWAYS, IF_CHANGED -> false;
      case IF_NEWER -> !modified(node).isAfter(there.modified());
      case NEVER -> true;
    };
  }

  /** Whether a file is taken for the same without a look at its content. */
  static boolean isTakenForSame(Overwrite overwrite, FileStatus there, FileNode file) {
    return overwrite == Overwrite.IF_CHANGED
        && there.sizeBytes() == file.sizeBytes()
        && there.modified().equals(modified(file));
  }

  private static Instant modified(Node node) {
    return node.attributes().times().modified().toInstant();
  }
}
