package dev.holdfast.engine.backup;

import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;

/** Finds the roots of a backup in its source. */
final class SourceRoots {
  private SourceRoots() {}

  /** Opens a directory, name by name from the source's root. */
  static SourceDirectory open(SourceTree source, List<NodeName> names) throws IOException {
    SourceDirectory directory = source.root();
    for (NodeName name : names) {
      try (SourceDirectory above = directory) {
        directory = above.openDirectory(name);
      }
    }
    return directory;
  }

  /** The device that a root lies on. */
  static long device(SourceTree source, BackupRoot root) throws IOException {
    if (root.place().isRoot()) {
      try (SourceDirectory directory = open(source, root.source())) {
        return directory.status().identity().deviceId();
      }
    }
    try (SourceDirectory directory = open(source, above(root))) {
      return directory.status(root.source().getLast()).identity().deviceId();
    }
  }

  /** The names of the directory that a root with a name lies in. */
  static List<NodeName> above(BackupRoot root) {
    return root.source().subList(0, root.source().size() - 1);
  }
}
