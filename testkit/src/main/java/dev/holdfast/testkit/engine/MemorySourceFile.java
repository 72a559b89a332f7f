package dev.holdfast.testkit.engine;

import dev.holdfast.engine.source.SourceFile;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.util.Objects;

/** An open file of a {@link MemorySourceTree}, as it was when it was opened. */
final class MemorySourceFile extends MemorySourceHandle implements SourceFile {
  private final FileStatus status;
  private final byte[] content;
  private int position;

  MemorySourceFile(MemorySourceTree tree, MemoryEntry entry) {
    super(tree);
    this.status = entry.status;
    this.content = entry.content;
  }

  @Override
  public FileStatus status() throws IOException {
    refuseClosed();
    return status;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    refuseClosed();
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position == content.length) {
      return -1;
    }
    int count = Math.min(length, content.length - position);
    System.arraycopy(content, position, target, offset, count);
    position += count;
    return count;
  }
}
