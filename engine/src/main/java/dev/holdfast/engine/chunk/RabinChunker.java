package dev.holdfast.engine.chunk;

import java.util.Objects;

/**
 * restic's chunker: a Rabin fingerprint of the last 64 bytes, cut where its lowest 20 bits are
 * zero.
 *
 * <ul>
 *   <li>A chunk ends behind the first byte at which it has 524,288 bytes or more and the 20 bits
 *       are zero, or at which it has 8,388,608 bytes.
 *   <li>The fingerprint is of the 64 bytes alone. What stands more than 64 bytes before the first
 *       possible cut is therefore passed over unread: 524,224 bytes of each chunk.
 *   <li>For the same reason, distant places of a buffer can be looked at side by side; one place
 *       alone would wait for memory at each byte.
 * </ul>
 *
 * <p>Source: the chunker of restic's repository format, version 2.
 */
public final class RabinChunker implements Chunker {
  public static final int MIN_BYTES = 512 * 1024;
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final int WINDOW_BYTES = RabinTables.WINDOW_BYTES;
  private static final int SHIFT = RabinTables.SHIFT;
  private static final long CUT_MASK = (1L << 20) - 1;

  /** Places looked at side by side, a lane apart. */
  private static final int LANES = 4;

  /** Longer lanes do more in vain behind a cut. */
  private static final int LANE_BYTES_MAX = 16 * 1024;

  /** In shorter lanes, the 64 bytes read before each would cost too much. */
  private static final int LANE_BYTES_MIN = 1024;

  private final RabinTables tables;

  /**
   * The last bytes fed before the current piece; only those of the current chunk mean something.
   */
  private final byte[] window = new byte[WINDOW_BYTES];

  private int chunkBytes;
  private long digest;

  /**
   * @throws IllegalArgumentException if the polynomial is not irreducible and of degree 53
   */
  public RabinChunker(Polynomial polynomial) {
    if (polynomial.degree() != Polynomial.DEGREE || !polynomial.isIrreducible()) {
      throw new IllegalArgumentException(
          "Files are cut with an irreducible polynomial of degree 53, not with " + polynomial);
    }
    this.tables = new RabinTables(polynomial);
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
    digest = 0;
  }

  @Override
  public int cut(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int end = offset + length;
    int at = offset + passOver(length);
    at += fill(bytes, at, end);
    int cut = NO_CUT;
    if (chunkBytes == MIN_BYTES && at > offset && isCut(digest)) {
      cut = at;
    } else if (at < end) {
      int limit = Math.min(end, at + MAX_BYTES - chunkBytes);
      cut = search(bytes, offset, at, limit);
      chunkBytes += limit - at;
      if (cut == NO_CUT && chunkBytes == MAX_BYTES) {
        cut = limit;
      }
    }
    if (cut == NO_CUT) {
      remember(bytes, offset, length);
      return NO_CUT;
    }
    begin();
    return cut - offset;
  }

  /** Counts what lies before the first window; returns how many bytes that is. */
  private int passOver(int length) {
    int passed = Math.clamp(MIN_BYTES - WINDOW_BYTES - (long) chunkBytes, 0, length);
    chunkBytes += passed;
    return passed;
  }

  /** Takes the first window into the digest; returns how many bytes it took. */
  private int fill(byte[] bytes, int at, int end) {
    int filled = Math.clamp(MIN_BYTES - (long) chunkBytes, 0, end - at);
    digest = append(digest, bytes, at, filled);
    chunkBytes += filled;
    return filled;
  }

  /** Where a chunk ends in {@code at..limit}, at which the digest stands; or {@code NO_CUT}. */
  private int search(byte[] bytes, int offset, int at, int limit) {
    int next = at;
    int cut = NO_CUT;
    int behindWindow = Math.min(limit, offset + WINDOW_BYTES);
    if (next < behindWindow) {
      cut = searchPlainly(bytes, next, behindWindow, window, next - offset);
      next = behindWindow;
    }
    while (cut == NO_CUT && limit - next >= LANES * LANE_BYTES_MIN) {
      int lane = Math.min(LANE_BYTES_MAX, (limit - next) / LANES);
      cut = searchSideBySide(bytes, next, lane);
      next += LANES * lane;
    }
    if (cut == NO_CUT) {
      cut = searchPlainly(bytes, next, limit, bytes, next - WINDOW_BYTES);
    }
    return cut;
  }

  /** Byte by byte; the bytes that leave the window stand in {@code old} from {@code oldAt} on. */
  private int searchPlainly(byte[] bytes, int at, int limit, byte[] old, int oldAt) {
    long[] reduce = tables.reduce();
    long[] leave = tables.leave();
    long d = digest;
    for (int i = at, o = oldAt; i < limit; i++, o++) {
      d = roll(reduce, leave, d, old[o], bytes[i]);
      if (isCut(d)) {
        return i + 1;
      }
    }
    digest = d;
    return NO_CUT;
  }

  /** Four lanes at once, each begun with the digest of the 64 bytes before it. */
  private int searchSideBySide(byte[] bytes, int at, int lane) {
    long[] reduce = tables.reduce();
    long[] leave = tables.leave();
    int at1 = at + lane;
    int at2 = at1 + lane;
    int at3 = at2 + lane;
    long d0 = digest;
    long d1 = append(0, bytes, at1 - WINDOW_BYTES, WINDOW_BYTES);
    long d2 = append(0, bytes, at2 - WINDOW_BYTES, WINDOW_BYTES);
    long d3 = append(0, bytes, at3 - WINDOW_BYTES, WINDOW_BYTES);
    int cut1 = NO_CUT;
    int cut2 = NO_CUT;
    int cut3 = NO_CUT;
    for (int i = 0; i < lane; i++) {
      int old = i - WINDOW_BYTES;
      d0 = roll(reduce, leave, d0, bytes[at + old], bytes[at + i]);
      d1 = roll(reduce, leave, d1, bytes[at1 + old], bytes[at1 + i]);
      d2 = roll(reduce, leave, d2, bytes[at2 + old], bytes[at2 + i]);
      d3 = roll(reduce, leave, d3, bytes[at3 + old], bytes[at3 + i]);
      if (isCut(d0)) {
        return at + i + 1;
      }
      if (isCut(d1) && cut1 == NO_CUT) {
        cut1 = at1 + i + 1;
      }
      if (isCut(d2) && cut2 == NO_CUT) {
        cut2 = at2 + i + 1;
      }
      if (isCut(d3) && cut3 == NO_CUT) {
        cut3 = at3 + i + 1;
      }
    }
    digest = d3;
    return cut1 != NO_CUT ? cut1 : cut2 != NO_CUT ? cut2 : cut3;
  }

  private static long roll(long[] reduce, long[] leave, long d, byte old, byte fresh) {
    return (d << Byte.SIZE)
        ^ reduce[(int) (d >>> SHIFT) & 0xff]
        ^ leave[old & 0xff]
        ^ (fresh & 0xff);
  }

  private long append(long start, byte[] bytes, int at, int length) {
    long d = start;
    for (int i = at; i < at + length; i++) {
      d = tables.append(d, bytes[i] & 0xff);
    }
    return d;
  }

  private static boolean isCut(long digest) {
    return (digest & CUT_MASK) == 0;
  }

  /** Keeps the last 64 bytes fed. */
  private void remember(byte[] bytes, int offset, int length) {
    int fresh = Math.min(length, WINDOW_BYTES);
    System.arraycopy(window, fresh, window, 0, WINDOW_BYTES - fresh);
    System.arraycopy(bytes, offset + length - fresh, window, WINDOW_BYTES - fresh, fresh);
  }
}
