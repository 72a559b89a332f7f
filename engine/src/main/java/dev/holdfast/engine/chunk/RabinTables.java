package dev.holdfast.engine.chunk;

import java.util.Objects;

/**
 * What {@link RabinChunker} looks up for each byte; fixed by the polynomial P.
 *
 * <p>The digest of 64 bytes is the polynomial whose coefficients are their bits, modulo P. To
 * append a byte is to multiply by x^8 and add: {@code (d << 8 | b) ^ reduce[d >>> SHIFT]}.
 */
final class RabinTables {
  static final int WINDOW_BYTES = 64;

  /** Brings the top eight bits of a digest down, to index {@code reduce}. */
  static final int SHIFT = Polynomial.DEGREE - Byte.SIZE;

  private static final int BYTES = 256;

  /** For the top byte t: t * x^53, and its rest modulo P, which takes its place. */
  private final long[] reduce = new long[BYTES];

  /** For a byte that is 64 bytes old: its part of the digest after the next byte is appended. */
  private final long[] leave = new long[BYTES];

  RabinTables(Polynomial polynomial) {
    for (int b = 0; b < BYTES; b++) {
      long shifted = (long) b << Polynomial.DEGREE;
      reduce[b] = polynomial.mod(shifted) | shifted;
    }
    for (int b = 0; b < BYTES; b++) {
      long part = b;
      for (int i = 0; i < WINDOW_BYTES; i++) {
        part = append(part, 0);
      }
      leave[b] = part;
    }
  }

  // Once the lengths are checked, the compiler trusts any index of eight bits: a fifth less time.

  long[] reduce() {
    Objects.checkIndex(BYTES - 1, reduce.length);
    return reduce;
  }

  long[] leave() {
    Objects.checkIndex(BYTES - 1, leave.length);
    return leave;
  }

  /** The digest with one more byte, none leaving. */
  long append(long digest, int unsignedByte) {
    return (digest << Byte.SIZE | unsignedByte) ^ reduce[(int) (digest >>> SHIFT)];
  }
}
