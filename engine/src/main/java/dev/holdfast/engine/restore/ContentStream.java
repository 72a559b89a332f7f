package dev.holdfast.engine.restore;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The content of a file: its blobs, one after another, one at a time in memory. */
final class ContentStream extends InputStream {
  private final BlobReader blobs;
  private final List<BlobId> content;
  private int next;
  private byte[] blob = new byte[0];
  private int position;

  ContentStream(BlobReader blobs, List<BlobId> content) {
    this.blobs = blobs;
    this.content = content;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : blob[position++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, blob.length - position);
    System.arraycopy(blob, position, target, offset, count);
    position += count;
    return count;
  }

  /** Passes over bytes; blobs that lie before the place are not read. */
  @Override
  public long skip(long count) {
    long left = Math.max(0, count);
    int here = (int) Math.min(left, blob.length - position);
    position += here;
    left -= here;
    while (left > 0 && next < content.size()) {
      int length = blobs.plainBytes(content.get(next));
      if (length <= left) {
        next++;
        left -= length;
      } else {
        load();
        position = (int) left;
        left = 0;
      }
    }
    return Math.max(0, count) - left;
  }

  @Override
  public int available() {
    return blob.length - position;
  }

  /** Whether there is nothing left; loads the next blob where one is needed. */
  private boolean isAtEnd() {
    while (position == blob.length && next < content.size()) {
      load();
    }
    return position == blob.length;
  }

  private void load() {
    blob = blobs.read(BlobType.DATA, content.get(next++));
    position = 0;
  }
}
