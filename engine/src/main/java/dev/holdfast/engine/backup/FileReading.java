package dev.holdfast.engine.backup;

import dev.holdfast.engine.source.SourceFile;
import java.io.IOException;

/**
 * Reads a file to its end. One that has given the bytes that its status says, and in the last call
 * less than it was asked for, is not asked once more; what is appended to it now is for the next
 * backup.
 */
final class FileReading implements ContentSplitter.ContentSource {
  private final BackupRun run;
  private final SourceFile file;
  private final long expectedBytes;
  private long readBytes;
  private boolean ended;

  /**
   * @param expectedBytes what its status says; it may have grown or shrunk since
   */
  FileReading(BackupRun run, SourceFile file, long expectedBytes) {
    this.run = run;
    this.file = file;
    this.expectedBytes = expectedBytes;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    run.cancellation().check();
    if (ended) {
      return -1;
    }
    int count = file.read(target, offset, length);
    if (count > 0) {
      run.tally().bytesRead(count);
      readBytes += count;
      ended = count < length && readBytes == expectedBytes;
    }
    return count;
  }
}
