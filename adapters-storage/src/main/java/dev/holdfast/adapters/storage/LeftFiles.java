package dev.holdfast.adapters.storage;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.WholeFiles;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Removes what a restore that was killed has left: files that are not whole. Work that is to end
 * ends it after any directory; whoever asked for that is asked by the caller again.
 */
record LeftFiles(
    WholeFiles whole, SnapshotReader reader, RestoreFilter filter, Cancellation cancellation) {

  static void remove(
      WholeFiles whole, SnapshotReader reader, RestorePart part, Cancellation cancellation)
      throws IOException {
    Optional<TargetDirectory> root = part.target().rootIfThere();
    if (root.isPresent()) {
      try (TargetDirectory opened = root.get()) {
        new LeftFiles(whole, reader, part.filter(), cancellation).removeIn(opened, part.from());
      }
    }
  }

  private void removeIn(TargetDirectory directory, SnapshotPath path) throws IOException {
    if (cancellation.isRequested()) {
      return;
    }
    for (NodeName name : directory.names()) {
      if (whole.isUnfinished(name)) {
        directory.removeFile(name);
      }
    }
    List<NodeName> below =
        reader.list(path).stream()
            .filter(DirectoryNode.class::isInstance)
            .map(Node::name)
            .filter(name -> filter.mayKeepIn(path.resolve(name)))
            .toList();
    for (NodeName name : below) {
      Optional<TargetDirectory> opened = open(directory, name);
      if (opened.isPresent()) {
        try (TargetDirectory next = opened.get()) {
          removeIn(next, path.resolve(name));
        }
      }
    }
  }

  /** What can't be entered now could not be then, or is another thing by now. */
  private static Optional<TargetDirectory> open(TargetDirectory directory, NodeName name) {
    try {
      return Optional.of(directory.openDirectory(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
