package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The steps that change a file system, one a method.
 *
 * <p>This is the seam where tests let a write fail, and look at what is left. Nothing but these
 * steps changes a file system in this module. All throw what the system reports.
 */
public interface Disk {

  /** The disk of this machine. */
  static Disk local() {
    return new LocalDisk();
  }

  /** Makes an empty file and opens it for writing; it must not exist. */
  FileChannel createFile(Path file, Access access) throws IOException;

  /**
   * Makes a file with its whole content; it must not exist. Where the content can't be written, no
   * file is left.
   *
   * @return the open file, to be made durable; nothing more can be written
   */
  FileChannel createWhole(Path file, Access access, ByteBuffer content, Caching caching)
      throws IOException;

  /** Writes all remaining bytes where the channel stands. */
  void write(FileChannel channel, ByteBuffer bytes) throws IOException;

  /** Makes a file's bytes and length durable. */
  void sync(FileChannel channel) throws IOException;

  /** Gives a file a second name, which must not exist: atomic, and never replaces. */
  void link(Path existing, Path name) throws IOException;

  /**
   * Gives a folder another name, atomically.
   *
   * @param to must not exist, or be an empty folder
   */
  void renameFolder(Path from, Path to) throws IOException;

  /**
   * Removes a file or an empty folder.
   *
   * @return whether it was there
   */
  boolean delete(Path path) throws IOException;

  /** Makes a folder that must not exist. */
  void createFolder(Path folder) throws IOException;

  /** Closes a folder to everybody but its owner. */
  void closeToOthers(Path folder) throws IOException;

  /** Makes a folder's names durable: what was created, renamed or removed in it. */
  void syncFolder(Path folder) throws IOException;
}
