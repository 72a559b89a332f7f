package dev.holdfast.engine.inspect;

import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;

/** What kind of entry a node is, for those who choose by it. */
public enum NodeKind {
  FILE,
  DIRECTORY,
  SYMLINK,
  DEVICE,
  /** A fifo, a socket, or what has neither content nor target. */
  SPECIAL;

  public static NodeKind of(Node node) {
    return switch (node) {
      case FileNode file -> FILE;
      case DirectoryNode directory -> DIRECTORY;
      case SymlinkNode link -> SYMLINK;
      case DeviceNode device -> DEVICE;
      case SpecialNode special -> SPECIAL;
    };
  }
}
