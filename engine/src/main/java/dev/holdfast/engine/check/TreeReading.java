package dev.holdfast.engine.check;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree names, and what is wrong with it. For one thread. */
final class TreeReading {
  private final BlobIndex index;
  private final BlobId tree;
  private final SnapshotId snapshot;
  private final List<BlobId> below = new ArrayList<>();
  private final List<BlobId> data = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable NodeName last;
  private boolean sorted = true;

  TreeReading(BlobIndex index, BlobId tree, SnapshotId snapshot) {
    this.index = index;
    this.tree = tree;
    this.snapshot = snapshot;
  }

  /** Takes the next node; that no name comes twice is seen to by who reads the tree. */
  void take(Node node) {
    checkOrder(node.name());
    if (node instanceof DirectoryNode directory) {
      below.add(directory.subtree());
    }
    if (node instanceof FileNode file) {
      checkSize(file);
      data.addAll(file.content());
    }
  }

  private void checkOrder(NodeName name) {
    if (sorted && last != null && last.compareTo(name) >= 0) {
      sorted = false;
      findings.add(new Finding.UnsortedNames(tree, snapshot, name, last));
    }
    last = name;
  }

  private void checkSize(FileNode file) {
    long length = 0;
    for (BlobId blob : file.content()) {
      int entry = index.entry(BlobType.DATA, blob);
      if (entry < 0) {
        // It is told of as missing, and how long it was nobody knows.
        return;
      }
      length += index.plainBytes(entry);
    }
    if (length != file.sizeBytes()) {
      findings.add(
          new Finding.WrongFileSize(tree, snapshot, file.name(), file.sizeBytes(), length));
    }
  }

  /** The tree can't be read, or not to its end. */
  void failed(String reason) {
    findings.add(new Finding.UnreadableTree(tree, snapshot, reason));
  }

  List<BlobId> below() {
    return below;
  }

  List<BlobId> data() {
    return data;
  }

  List<Finding> findings() {
    return findings;
  }
}
