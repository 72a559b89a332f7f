package dev.holdfast.engine.store;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LimitException;
import java.nio.ByteBuffer;

/** Reads small blobs in one go. */
public final class WholeBlob {

  private WholeBlob() {}

  /**
   * All bytes of a blob.
   *
   * @param lengthMax in bytes; a longer blob is refused before memory is taken for it
   * @throws dev.holdfast.engine.error.MissingException if there is no such blob
   * @throws LimitException if it is longer
   */
  public static byte[] read(BlobStore store, BlobKey key, int lengthMax) {
    long size = store.size(key);
    if (size > lengthMax) {
      throw new LimitException(
          "%s has %d bytes; %d are the most that are read".formatted(key, size, lengthMax));
    }
    ByteBuffer target = ByteBuffer.allocate((int) size);
    int count = store.read(key, 0, target);
    if (count != size) {
      throw new CorruptException("%s has %d bytes, but %d were read".formatted(key, size, count));
    }
    return target.array();
  }
}
