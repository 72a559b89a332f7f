package dev.holdfast.engine.chunk;

import java.util.ArrayList;
import java.util.List;

/** The chunker exactly as the format describes it, one byte after another. */
final class PlainRabin {
  private static final int MIN_BYTES = 524_288;
  private static final int MAX_BYTES = 8_388_608;
  private static final int WINDOW_BYTES = 64;
  private static final int TABLE = 256;

  private final Polynomial polynomial;
  private final long[] out = new long[TABLE];
  private final long[] mod = new long[TABLE];

  PlainRabin(Polynomial polynomial) {
    this.polynomial = polynomial;
    for (int b = 0; b < TABLE; b++) {
      long h = polynomial.mod(b);
      for (int i = 0; i < WINDOW_BYTES - 1; i++) {
        h = polynomial.mod(h << 8);
      }
      out[b] = h;
      long shifted = (long) b << polynomial.degree();
      mod[b] = polynomial.mod(shifted) | shifted;
    }
  }

  long out(int b) {
    return out[b];
  }

  long mod(int b) {
    return mod[b];
  }

  /** Lengths of the chunks of a file. */
  List<Integer> lengths(byte[] file) {
    List<Integer> lengths = new ArrayList<>();
    int start = 0;
    while (start < file.length) {
      int length = first(file, start);
      lengths.add(length);
      start += length;
    }
    return lengths;
  }

  private int first(byte[] file, int start) {
    byte[] window = new byte[WINDOW_BYTES];
    window[0] = 1;
    int at = 1;
    long d = 1;
    int k = polynomial.degree();
    for (int count = MIN_BYTES - WINDOW_BYTES; start + count < file.length; ) {
      byte b = file[start + count];
      d ^= out[window[at] & 0xff];
      window[at] = b;
      at = (at + 1) % WINDOW_BYTES;
      d = (d << 8 | (b & 0xff)) ^ mod[(int) (d >>> (k - 8))];
      count++;
      if (count >= MIN_BYTES && ((d & 0xfffff) == 0 || count >= MAX_BYTES)) {
        return count;
      }
    }
    return file.length - start;
  }
}
