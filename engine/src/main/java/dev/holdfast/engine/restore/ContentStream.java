package dev.holdfast.engine.restore;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The content of a file: its blobs, one after another, one at a time in memory. */
final class ContentStream extends InputStream {
  private final BlobReader blobs;
  private final Iterator<BlobId> rest;
  private byte[] blob = new byte[0];
  private int position;

  ContentStream(BlobReader blobs, List<BlobId> content) {
    this.blobs = blobs;
    this.rest = content.iterator();
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

  @Override
  public int available() {
    return blob.length - position;
  }

  /** Whether there is nothing left; loads the next blob where one is needed. */
  private boolean isAtEnd() {
    while (position == blob.length && rest.hasNext()) {
      blob = blobs.read(BlobType.DATA, rest.next());
      position = 0;
    }
    return position == blob.length;
  }
}
