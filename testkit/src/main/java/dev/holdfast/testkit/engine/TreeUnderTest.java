package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A tree that a test changes behind the back of the {@link SourceTree} that reads it.
 *
 * <p>Paths begin in the tree's root. What the platform does not have is answered with false, and
 * the test that needs it is skipped.
 */
public interface TreeUnderTest {
  SourceTree tree();

  void makeDirectory(List<NodeName> path) throws IOException;

  /** Makes a file, or gives the one that is there this content. */
  void putFile(List<NodeName> path, byte[] content) throws IOException;

  void makeSymlink(List<NodeName> path, ByteString target) throws IOException;

  /** Gives a file a second name. */
  void makeLink(List<NodeName> path, List<NodeName> existing) throws IOException;

  boolean makeFifo(List<NodeName> path) throws IOException;

  /** Removes a name that is no directory, or an empty directory. */
  void remove(List<NodeName> path) throws IOException;

  void setPermissions(List<NodeName> path, int permissions) throws IOException;

  void setModified(List<NodeName> path, Instant time) throws IOException;

  boolean setExtendedAttribute(List<NodeName> path, String name, ByteString value)
      throws IOException;
}
