package dev.holdfast.engine.restore;

import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that were one file under several names. The first name is restored as a file, the others
 * become links to it when all files are there. Some 200 bytes for each such name; for one thread.
 */
final class HardLinks {
  private final Map<FileIdentity, First> firsts = new HashMap<>();
  private final List<Link> links = new ArrayList<>();

  /**
   * The name under which the content is restored.
   *
   * @param content hash of size and blobs: who mistook two files for one would lose one of them
   */
  record First(int directory, NodeName name, int content) {}

  /** A further name. */
  record Link(int directory, NodeName name, First first, long sizeBytes) {}

  /** Whether the file is a further name of one that came before; it is linked later then. */
  boolean takes(int directory, FileNode file) {
    FileIdentity identity = file.attributes().identity();
    if (file.links() == 1 || file.links() == 0 || identity.inode() == 0) {
      return false;
    }
    int content = 31 * file.content().hashCode() + Long.hashCode(file.sizeBytes());
    First first = firsts.putIfAbsent(identity, new First(directory, file.name(), content));
    if (first == null || first.content() != content) {
      return false;
    }
    links.add(new Link(directory, file.name(), first, file.sizeBytes()));
    return true;
  }

  List<Link> links() {
    return links;
  }
}
