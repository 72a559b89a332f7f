package dev.holdfast.benchmarks.primitives;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Bytes to measure with, of the kinds that differ for a compressor; the same at each run. */
public enum Content {
  /** Lines of made-up words, common ones much more often than rare ones. */
  TEXT {
    @Override
    void fill(ByteBuffer bytes, SplittableRandom random) {
      byte[][] words = words(random);
      while (bytes.hasRemaining()) {
        int rank = (int) (words.length * Math.pow(random.nextDouble(), 3));
        byte[] word = words[rank];
        bytes.put(word, 0, Math.min(word.length, bytes.remaining()));
      }
    }
  },

  /** Records such as a table of a program has: counters, small numbers, addresses, zeros. */
  BINARY {
    @Override
    void fill(ByteBuffer bytes, SplittableRandom random) {
      for (int record = 0; bytes.remaining() >= RECORD_BYTES; record++) {
        bytes.putInt(record);
        bytes.putInt(random.nextInt(256));
        bytes.putLong(0x7f00_0000_0000L + random.nextInt(1 << 20));
        bytes.putLong(0);
        bytes.putLong(random.nextLong());
      }
    }
  },

  /** What no compressor makes smaller. */
  RANDOM {
    @Override
    void fill(ByteBuffer bytes, SplittableRandom random) {
      while (bytes.remaining() >= Long.BYTES) {
        bytes.putLong(random.nextLong());
      }
    }
  };

  private static final long SEED = 20_261_122;
  private static final int RECORD_BYTES = 32;
  private static final int WORDS = 4096;
  private static final int WORD_CHARS_MAX = 10;

  abstract void fill(ByteBuffer bytes, SplittableRandom random);

  /**
   * A piece of this kind.
   *
   * @param length a multiple of 32
   */
  byte[] bytes(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    fill(bytes, new SplittableRandom(SEED));
    return bytes.array();
  }

  private static byte[][] words(SplittableRandom random) {
    byte[][] words = new byte[WORDS][];
    for (int i = 0; i < words.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = random.nextInt(2, WORD_CHARS_MAX); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      word.append(i % 12 == 0 ? '\n' : ' ');
      words[i] = word.toString().getBytes(StandardCharsets.US_ASCII);
    }
    return words;
  }
}
