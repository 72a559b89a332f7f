package dev.holdfast.engine.source;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;

/**
 * An open directory of a source. Names are looked up in the directory that was opened, even when
 * its path leads elsewhere by now, and no link is ever followed.
 *
 * <p>Safe for use by many threads. Its methods throw {@link java.nio.file.NoSuchFileException} for
 * what is gone, {@link java.nio.file.AccessDeniedException} for what may not be read, and other
 * {@link IOException}s whose messages give the system's reason; the caller knows the path.
 */
public interface SourceDirectory extends AutoCloseable {

  /** The directory's own status. */
  FileStatus status() throws IOException;

  /** All names in it, in any order. */
  List<NodeName> names() throws IOException;

  /** The status of what bears a name. */
  FileStatus status(NodeName name) throws IOException;

  /** Opens a directory in it. */
  SourceDirectory openDirectory(NodeName name) throws IOException;

  /**
   * Opens a regular file in it, from its beginning. Does not wait, whatever the file became since
   * its status was read.
   */
  SourceFile openFile(NodeName name) throws IOException;

  /** Where a symbolic link in it leads: raw bytes. */
  ByteString linkTarget(NodeName name) throws IOException;

  /**
   * The extended attributes of what bears a name, in the system's order; none where it has no such
   * thing.
   */
  List<ExtendedAttribute> extendedAttributes(NodeName name) throws IOException;

  /** The directory's own extended attributes, in the system's order. */
  List<ExtendedAttribute> extendedAttributes() throws IOException;

  /** Does nothing the second time. */
  @Override
  void close();
}
