package dev.holdfast.engine.chunk;

import java.util.Objects;

/**
 * Holdfast's chunker: a gear hash, {@code h = (h << 1) + table[byte]}, in which a byte counts for
 * the 64 bytes that follow it, cut where chosen bits of it are zero.
 *
 * <ul>
 *   <li>The hash starts at 0, 64 bytes before the shortest chunk ends; what stands before is passed
 *       over unread.
 *   <li>A chunk ends behind the first byte at which it has {@value #MIN_BYTES} bytes or more and
 *       the top {@value #STRICT_BITS} bits are zero; from {@value #NORMAL_BYTES} bytes on the top
 *       {@value #LOOSE_BITS} bits are enough; at {@value #MAX_BYTES} bytes it ends in any case.
 *   <li>Fewer bits from the middle on make lengths more even (normalized chunking), so that fewer
 *       chunks are cut at their longest, where nothing ties them to the content.
 * </ul>
 *
 * <p>The highest bits depend on all 64 bytes before, the lower ones on fewer. Chunks have 1.3 MiB
 * on average.
 */
public final class GearChunker implements Chunker {
  public static final int MIN_BYTES = 512 * 1024;
  public static final int NORMAL_BYTES = 1024 * 1024;
  public static final int MAX_BYTES = 8 * 1024 * 1024;
  public static final int STRICT_BITS = 21;
  public static final int LOOSE_BITS = 19;

  private static final int WINDOW_BYTES = Long.SIZE;
  private static final long STRICT_MASK = -1L << (Long.SIZE - STRICT_BITS);
  private static final long LOOSE_MASK = -1L << (Long.SIZE - LOOSE_BITS);

  private final GearTable table;
  private int chunkBytes;
  private long hash;

  public GearChunker(GearTable table) {
    this.table = table;
  }

  @Override
  public int minBytes() {
    return MIN_BYTES;
  }

  @Override
  public int maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public void begin() {
    chunkBytes = 0;
    hash = 0;
  }

  @Override
  public int cut(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int end = offset + length;
    int at = offset + passOver(length);
    at = fill(bytes, at, end);
    int cut = at < end ? search(bytes, at, end) : NO_CUT;
    if (cut == NO_CUT) {
      return NO_CUT;
    }
    begin();
    return cut - offset;
  }

  /** Counts what no cut can depend on; returns how many bytes that is. */
  private int passOver(int length) {
    int passed = Math.clamp(MIN_BYTES - WINDOW_BYTES - (long) chunkBytes, 0, length);
    chunkBytes += passed;
    return passed;
  }

  /** Takes in what stands before the first byte that may end the chunk. */
  private int fill(byte[] bytes, int at, int end) {
    long[] words = table.words();
    int stop = at + Math.clamp(MIN_BYTES - 1 - (long) chunkBytes, 0, end - at);
    long h = hash;
    for (int i = at; i < stop; i++) {
      h = (h << 1) + words[bytes[i] & 0xff];
    }
    hash = h;
    chunkBytes += stop - at;
    return stop;
  }

  private int search(byte[] bytes, int at, int end) {
    int normal = at + Math.clamp(NORMAL_BYTES - 1 - (long) chunkBytes, 0, end - at);
    int cut = search(bytes, at, normal, STRICT_MASK);
    if (cut != NO_CUT) {
      return cut;
    }
    chunkBytes += normal - at;
    int limit = normal + Math.min(end - normal, MAX_BYTES - chunkBytes);
    cut = search(bytes, normal, limit, LOOSE_MASK);
    if (cut != NO_CUT) {
      return cut;
    }
    chunkBytes += limit - normal;
    return chunkBytes == MAX_BYTES ? limit : NO_CUT;
  }

  /** Where a chunk ends in a range, at which the hash stands; or {@code NO_CUT}. */
  private int search(byte[] bytes, int from, int to, long mask) {
    long[] words = table.words();
    long h = hash;
    for (int i = from; i < to; i++) {
      h = (h << 1) + words[bytes[i] & 0xff];
      if ((h & mask) == 0) {
        return i + 1;
      }
    }
    hash = h;
    return NO_CUT;
  }
}
