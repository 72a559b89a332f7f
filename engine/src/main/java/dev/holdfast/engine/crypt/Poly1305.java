package dev.holdfast.engine.crypt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The one-time authenticator Poly1305 (RFC 8439, section 2.5) with a fixed {@code r} and a new
 * {@code s} for each message.
 *
 * <p>The sum is kept as {@code h[0] + h[1] * 2^64 + h[2] * 2^128}, where {@code h[2]} stays a few
 * bits wide. Words are unsigned; no branch and no address depends on a secret. Immutable, so safe
 * to share between threads.
 */
final class Poly1305 {
  static final int TAG_BYTES = 16;

  private static final int BLOCK_BYTES = 16;
  private static final long CLAMP_LOW = 0x0ffffffc0fffffffL;
  private static final long CLAMP_HIGH = 0x0ffffffc0ffffffcL;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long r0;
  private final long r1;

  /** Takes the 16 bytes of {@code r} as stored, and clamps its own copy. */
  Poly1305(byte[] r) {
    this.r0 = (long) WORD.get(r, 0) & CLAMP_LOW;
    this.r1 = (long) WORD.get(r, 8) & CLAMP_HIGH;
  }

  /**
   * Writes the tag of {@code length} bytes to {@code tag[tagOffset..]}.
   *
   * @param s the 16 bytes that are added last; they must never serve two different messages
   */
  void tag(byte[] message, int offset, int length, byte[] s, byte[] tag, int tagOffset) {
    long[] h = new long[3];
    int whole = length & -BLOCK_BYTES;
    absorb(h, message, offset, whole, 1);
    if (whole < length) {
      byte[] last = new byte[BLOCK_BYTES];
      System.arraycopy(message, offset + whole, last, 0, length - whole);
      last[length - whole] = 1;
      absorb(h, last, 0, BLOCK_BYTES, 0);
    }
    finish(h, s, tag, tagOffset);
  }

  /** For each block: h = (h + block + top * 2^128) * r, partly reduced modulo 2^130 - 5. */
  private void absorb(long[] h, byte[] message, int offset, int length, int top) {
    long r0 = this.r0;
    long r1 = this.r1;
    // r1 is a multiple of 4, so r1 * 2^128 = (r1 / 4) * 2^130 = (r1 / 4) * 5 = s1.
    long s1 = r1 + (r1 >>> 2);
    long h0 = h[0];
    long h1 = h[1];
    long h2 = h[2];
    for (int at = offset; at < offset + length; at += BLOCK_BYTES) {
      long w0 = (long) WORD.get(message, at);
      long w1 = (long) WORD.get(message, at + 8);
      long a0 = h0 + w0;
      long c0 = carry(h0, w0, a0);
      long a1 = h1 + w1;
      long c1 = carry(h1, w1, a1);
      long b1 = a1 + c0;
      h2 += top + c1 + carry(a1, c0, b1);

      long low0 = a0 * r0;
      long low1 = b1 * s1;
      long d0 = low0 + low1;
      long high0 =
          Math.unsignedMultiplyHigh(a0, r0)
              + Math.unsignedMultiplyHigh(b1, s1)
              + carry(low0, low1, d0);

      long low2 = a0 * r1;
      long low3 = b1 * r0;
      long d1 = low2 + low3;
      long high1 =
          Math.unsignedMultiplyHigh(a0, r1)
              + Math.unsignedMultiplyHigh(b1, r0)
              + carry(low2, low3, d1);
      // high0 and h2 * s1 are below 2^63 each.
      long add = high0 + h2 * s1;
      long e1 = d1 + add;
      long d2 = high1 + carry(d1, add, e1) + h2 * r0;

      // 2^130 = 5: what stands above bit 130, times 4 and times 1, comes back at the bottom.
      long back = (d2 & -4L) + (d2 >>> 2);
      h0 = d0 + back;
      long c2 = carry(d0, back, h0);
      h1 = e1 + c2;
      h2 = (d2 & 3) + carry(e1, c2, h1);
    }
    h[0] = h0;
    h[1] = h1;
    h[2] = h2;
  }

  /** Reduces h fully modulo 2^130 - 5 and writes h + s modulo 2^128. */
  private static void finish(long[] h, byte[] s, byte[] tag, int tagOffset) {
    long g0 = h[0] + 5;
    long c0 = carry(h[0], 5, g0);
    long g1 = h[1] + c0;
    long g2 = h[2] + carry(h[1], c0, g1);
    // h + 5 >= 2^130 means that h is at least the modulus: take h + 5 without its bit 130.
    long takeG = -((g2 >>> 2) & 1);
    long low = h[0] ^ ((h[0] ^ g0) & takeG);
    long high = h[1] ^ ((h[1] ^ g1) & takeG);

    long s0 = (long) WORD.get(s, 0);
    long sum = low + s0;
    WORD.set(tag, tagOffset, sum);
    WORD.set(tag, tagOffset + 8, high + (long) WORD.get(s, 8) + carry(low, s0, sum));
  }

  /** The bit carried out of {@code sum = a + b}; without a comparison, so without a branch. */
  private static long carry(long a, long b, long sum) {
    return ((a & b) | ((a | b) & ~sum)) >>> 63;
  }
}
