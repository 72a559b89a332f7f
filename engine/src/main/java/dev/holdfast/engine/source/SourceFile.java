package dev.holdfast.engine.source;

import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;

/** An open regular file of a source, read once from its beginning; for one thread at a time. */
public interface SourceFile extends AutoCloseable {

  /** Its status now: the file that is open may be another than the one that was looked at. */
  FileStatus status() throws IOException;

  /**
   * Reads what comes next.
   *
   * @return how many bytes were read, at least one; -1 at the end
   */
  int read(byte[] target, int offset, int length) throws IOException;

  /** Does nothing the second time. */
  @Override
  void close();
}
