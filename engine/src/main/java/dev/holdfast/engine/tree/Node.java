package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.BlobId;
import java.util.List;

/** One entry of a folder; {@link TreeWriter} has the layout. */
public sealed interface Node {
  NodeName name();

  Attributes attributes();

  /**
   * A regular file.
   *
   * @param sizeBytes length of the whole content
   * @param links 64 bits without sign; 0 if not known
   * @param content data blobs whose bytes, one after another, are the file; none if it is empty
   */
  record FileNode(
      NodeName name, Attributes attributes, long sizeBytes, long links, List<BlobId> content)
      implements Node {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FileNode {
      if (sizeBytes < 0) {
        throw new IllegalArgumentException(
            "File " + name + " has a size beyond 2^63 bytes: " + Long.toUnsignedString(sizeBytes));
      }
      content = List.copyOf(content);
    }
  }

  /**
   * A folder.
   *
   * @param subtree the tree blob with its nodes
   */
  record DirectoryNode(NodeName name, Attributes attributes, BlobId subtree) implements Node {}

  /**
   * A symbolic link.
   *
   * @param target raw bytes, as stored in the link
   * @param links 64 bits without sign; 0 if not known
   */
  record SymlinkNode(NodeName name, Attributes attributes, ByteString target, long links)
      implements Node {}

  /**
   * A block or character device.
   *
   * @param device {@code st_rdev}, 64 bits without sign
   * @param links 64 bits without sign; 0 if not known
   */
  record DeviceNode(NodeName name, Attributes attributes, DeviceKind kind, long device, long links)
      implements Node {}

  /** What has neither content nor target. */
  record SpecialNode(NodeName name, Attributes attributes, SpecialKind kind) implements Node {}

  /** What a {@link DeviceNode} is. */
  enum DeviceKind {
    BLOCK,
    CHARACTER
  }

  /** What a {@link SpecialNode} is. */
  enum SpecialKind {
    FIFO,
    SOCKET,
    IRREGULAR
  }
}
