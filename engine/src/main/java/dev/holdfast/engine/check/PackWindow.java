package dev.holdfast.engine.check;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A part of a pack, in memory, that slides from the pack's start to its end. Each byte is read once
 * and hashed on the way.
 *
 * <p>A worker object that keeps its buffer: 8 MiB, or as much as must be covered at once. For one
 * thread.
 */
final class PackWindow {
  private static final int USUAL_BYTES = 8 << 20;

  private final BlobStore store;
  private Sha256 sha256 = new Sha256();
  private BlobKey key = BlobKey.only(BlobKind.CONFIG);
  private long packBytes;
  private byte[] bytes = {};
  private long start;
  private int length;

  PackWindow(BlobStore store) {
    this.store = store;
  }

  /**
   * Goes to the start of a pack.
   *
   * @param fileBytes length of its file
   */
  void begin(PackId pack, long fileBytes) {
    // The one before may not have come to its end.
    sha256 = new Sha256();
    key = BlobKey.of(BlobKind.PACK, pack.hash());
    packBytes = fileBytes;
    start = 0;
    length = 0;
  }

  /**
   * Slides on until a range is covered.
   *
   * @param from at least as much as the last time
   * @param to up to the end of the pack
   * @throws dev.holdfast.engine.error.EngineException if the store can't give it
   */
  void cover(long from, long to) {
    while (end() < to) {
      slideTo(Math.min(from, end()));
      long wanted = Math.min(packBytes, Math.max(start + USUAL_BYTES, from > start ? 0 : to));
      readUpTo(wanted);
    }
  }

  private long end() {
    return start + length;
  }

  private void slideTo(long newStart) {
    int passed = (int) (newStart - start);
    System.arraycopy(bytes, passed, bytes, 0, length - passed);
    start = newStart;
    length -= passed;
  }

  private void readUpTo(long wantedEnd) {
    int room = Math.toIntExact(wantedEnd - start);
    if (bytes.length < room) {
      bytes = Arrays.copyOf(bytes, Math.max(room, (int) Math.min(4L * bytes.length, USUAL_BYTES)));
    }
    int count = store.read(key, end(), ByteBuffer.wrap(bytes, length, room - length));
    if (count < room - length) {
      throw new CorruptException(
          "It ends at byte %d and was listed with %d".formatted(end() + count, packBytes));
    }
    sha256.add(bytes, length, count);
    length += count;
  }

  /** The array that holds what is covered. */
  byte[] bytes() {
    return bytes;
  }

  /** Where a byte of the pack that is covered stands in {@link #bytes}. */
  int indexOf(long offset) {
    return (int) (offset - start);
  }

  /** Slides on to the end; the hash of the whole pack. */
  Hash hash() {
    cover(packBytes, packBytes);
    return sha256.end();
  }
}
