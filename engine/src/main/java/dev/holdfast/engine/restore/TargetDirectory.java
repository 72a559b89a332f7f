package dev.holdfast.engine.restore;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An open directory of a target. Names are looked up in the directory that was opened, even when
 * its path leads elsewhere by now, and no link is ever followed: so nothing outside of the target
 * is touched, whatever a snapshot holds and whoever else works in the target.
 *
 * <p>Safe for use by many threads. Its methods throw {@link
 * java.nio.file.FileAlreadyExistsException} where a name is taken, {@link
 * java.nio.file.NoSuchFileException} for what is missing, {@link
 * java.nio.file.AccessDeniedException} for what may not be done, and other {@link IOException}s
 * whose messages give the system's reason; the caller knows the path.
 */
public interface TargetDirectory extends AutoCloseable {

  /** All names in it, in any order. */
  List<NodeName> names() throws IOException;

  /** The status of what bears a name; empty if nothing does. */
  Optional<FileStatus> status(NodeName name) throws IOException;

  /** Opens a directory in it. */
  TargetDirectory openDirectory(NodeName name) throws IOException;

  /** Makes a directory for the owner alone, and opens it. */
  TargetDirectory makeDirectory(NodeName name) throws IOException;

  /** Opens a regular file in it, for reading and writing, with the content that it has. */
  TargetFile openFile(NodeName name) throws IOException;

  /** Makes an empty regular file for the owner alone, and opens it. */
  TargetFile makeFile(NodeName name) throws IOException;

  void makeSymlink(NodeName name, ByteString target) throws IOException;

  void makeFifo(NodeName name) throws IOException;

  void makeSocket(NodeName name) throws IOException;

  /** Makes a device node; {@code device} is {@code st_rdev}. */
  void makeDevice(NodeName name, boolean character, long device) throws IOException;

  /** Gives a file of the same target a second name in this directory. */
  void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException;

  /**
   * Gives what bears a name, and is no directory, another name in this directory, at one go.
   *
   * @param replaces whether it takes the place of what bears that name, if it is no directory. If
   *     not, a name that is taken is a {@link java.nio.file.FileAlreadyExistsException}, as far as
   *     the system can see to it that nobody takes it in the same moment
   */
  void rename(NodeName name, NodeName newName, boolean replaces) throws IOException;

  /** Where a symbolic link in it leads: raw bytes. */
  ByteString linkTarget(NodeName name) throws IOException;

  /**
   * Gives what bears a name its owner, mode, extended attributes and times, as far as they differ,
   * in an order in which none undoes another. Of a link itself, never of what it leads to.
   *
   * @return what could not be given, in words, for a user who may not do all of it; the rest is
   *     done
   */
  List<String> apply(NodeName name, Attributes attributes) throws IOException;

  /**
   * As {@link #apply(NodeName, Attributes)}, for a file that is open. A target that can do it by
   * the open file alone saves the look-up of its name, which counts where files are small.
   *
   * @param file was opened or made in this directory under the name
   */
  default List<String> apply(TargetFile file, NodeName name, Attributes attributes)
      throws IOException {
    return apply(name, attributes);
  }

  /** As {@link #apply(NodeName, Attributes)}, for the directory itself. */
  List<String> apply(Attributes attributes) throws IOException;

  /** Deletes what bears a name and is no directory. */
  void removeFile(NodeName name) throws IOException;

  /** Deletes an empty directory. */
  void removeDirectory(NodeName name) throws IOException;

  /** Does nothing the second time. */
  @Override
  void close();
}
