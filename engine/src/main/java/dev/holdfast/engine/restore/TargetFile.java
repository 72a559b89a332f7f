package dev.holdfast.engine.restore;

import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;

/** An open regular file of a target. Safe for use by many threads, each at its own place. */
public interface TargetFile extends AutoCloseable {

  FileStatus status() throws IOException;

  /**
   * Reads at a place.
   *
   * @return how many bytes were read, at least one; -1 at or behind the end
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  /** Writes all of the bytes at a place; what lies between the old end and the place reads as 0. */
  void write(long position, byte[] source, int offset, int length) throws IOException;

  /**
   * Gives the file this length: cuts it, or adds bytes of 0 that take no room where the system can.
   */
  void resize(long sizeBytes) throws IOException;

  /** Does nothing the second time. */
  @Override
  void close();
}
