package dev.holdfast.engine.tree;

import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a node is, and the word for it in the member {@code type}, which restic's output has too.
 */
public enum NodeType {
  FILE("file"),
  DIRECTORY("dir"),
  SYMLINK("symlink"),
  BLOCK_DEVICE("dev"),
  CHARACTER_DEVICE("chardev"),
  FIFO("fifo"),
  SOCKET("socket"),
  IRREGULAR("irregular");

  private static final Map<String, NodeType> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(NodeType::word, Function.identity()));

  private final String word;

  NodeType(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static NodeType of(Node node) {
    return switch (node) {
      case FileNode file -> FILE;
      case DirectoryNode directory -> DIRECTORY;
      case SymlinkNode link -> SYMLINK;
      case DeviceNode device ->
          switch (device.kind()) {
            case BLOCK -> BLOCK_DEVICE;
            case CHARACTER -> CHARACTER_DEVICE;
          };
      case SpecialNode special ->
          switch (special.kind()) {
            case FIFO -> FIFO;
            case SOCKET -> SOCKET;
            case IRREGULAR -> IRREGULAR;
          };
    };
  }

  /** The type that a file's mode says. */
  static NodeType of(FileMode mode) {
    if (mode.isFile()) {
      return FILE;
    }
    if (mode.isDirectory()) {
      return DIRECTORY;
    }
    if (mode.isSymlink()) {
      return SYMLINK;
    }
    if (mode.isDevice()) {
      return (mode.bits() & FileMode.CHARACTER_DEVICE) != 0 ? CHARACTER_DEVICE : BLOCK_DEVICE;
    }
    if (mode.isSocket()) {
      return SOCKET;
    }
    return (mode.bits() & FileMode.FIFO) != 0 ? FIFO : IRREGULAR;
  }

  /** The type of this word; empty if there is none. */
  static Optional<NodeType> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
