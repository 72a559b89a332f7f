package dev.holdfast.engine.crypt;

/**
 * One lane of scrypt: scryptROMix of RFC 7914, section 5, over words of 32 bits.
 *
 * <p>A worker object that keeps its table of 128 * r * n bytes; for one thread at a time.
 */
final class ScryptLane {
  private static final int BLOCK_WORDS = 16;

  private final int n;
  private final int blocks;
  private final int laneWords;

  /**
   * All blocks that the lane passes through, one after another; as long as memory makes it dear.
   */
  private final int[] table;

  /** The block that is mixed now. */
  private final int[] x = new int[BLOCK_WORDS];

  ScryptLane(int n, int r) {
    this.n = n;
    this.blocks = 2 * r;
    this.laneWords = blocks * BLOCK_WORDS;
    this.table = new int[n * laneWords];
  }

  /** Mixes; what is given is used for work. */
  int[] mix(int[] words) {
    System.arraycopy(words, 0, table, 0, laneWords);
    for (int at = laneWords; at < table.length; at += laneWords) {
      mixBlocks(table, at - laneWords, table, at);
    }
    int[] current = words;
    int[] next = new int[laneWords];
    mixBlocks(table, table.length - laneWords, current, 0);
    for (int i = 0; i < n; i++) {
      xor(current, (current[laneWords - BLOCK_WORDS] & (n - 1)) * laneWords);
      mixBlocks(current, 0, next, 0);
      int[] mixed = next;
      next = current;
      current = mixed;
    }
    return current;
  }

  private void xor(int[] words, int tableAt) {
    for (int i = 0; i < laneWords; i++) {
      words[i] ^= table[tableAt + i];
    }
  }

  /** scryptBlockMix: blocks of even number come out in front, the others behind them. */
  private void mixBlocks(int[] in, int inAt, int[] out, int outAt) {
    System.arraycopy(in, inAt + laneWords - BLOCK_WORDS, x, 0, BLOCK_WORDS);
    int even = outAt;
    int odd = outAt + laneWords / 2;
    for (int block = 0; block < blocks; block += 2) {
      int at = inAt + block * BLOCK_WORDS;
      salsa(x, in, at, out, even);
      salsa(x, in, at + BLOCK_WORDS, out, odd);
      even += BLOCK_WORDS;
      odd += BLOCK_WORDS;
    }
  }

  /** Salsa20/8 of x xor a block, kept in x and written out. */
  private static void salsa(int[] x, int[] in, int inAt, int[] out, int outAt) {
    for (int i = 0; i < BLOCK_WORDS; i++) {
      x[i] ^= in[inAt + i];
    }
    int x0 = x[0];
    int x1 = x[1];
    int x2 = x[2];
    int x3 = x[3];
    int x4 = x[4];
    int x5 = x[5];
    int x6 = x[6];
    int x7 = x[7];
    int x8 = x[8];
    int x9 = x[9];
    int x10 = x[10];
    int x11 = x[11];
    int x12 = x[12];
    int x13 = x[13];
    int x14 = x[14];
    int x15 = x[15];
    for (int round = 0; round < 8; round += 2) {
      x4 ^= Integer.rotateLeft(x0 + x12, 7);
      x9 ^= Integer.rotateLeft(x5 + x1, 7);
      x14 ^= Integer.rotateLeft(x10 + x6, 7);
      x3 ^= Integer.rotateLeft(x15 + x11, 7);
      x8 ^= Integer.rotateLeft(x4 + x0, 9);
      x13 ^= Integer.rotateLeft(x9 + x5, 9);
      x2 ^= Integer.rotateLeft(x14 + x10, 9);
      x7 ^= Integer.rotateLeft(x3 + x15, 9);
      x12 ^= Integer.rotateLeft(x8 + x4, 13);
      x1 ^= Integer.rotateLeft(x13 + x9, 13);
      x6 ^= Integer.rotateLeft(x2 + x14, 13);
      x11 ^= Integer.rotateLeft(x7 + x3, 13);
      x0 ^= Integer.rotateLeft(x12 + x8, 18);
      x5 ^= Integer.rotateLeft(x1 + x13, 18);
      x10 ^= Integer.rotateLeft(x6 + x2, 18);
      x15 ^= Integer.rotateLeft(x11 + x7, 18);

      x1 ^= Integer.rotateLeft(x0 + x3, 7);
      x6 ^= Integer.rotateLeft(x5 + x4, 7);
      x11 ^= Integer.rotateLeft(x10 + x9, 7);
      x12 ^= Integer.rotateLeft(x15 + x14, 7);
      x2 ^= Integer.rotateLeft(x1 + x0, 9);
      x7 ^= Integer.rotateLeft(x6 + x5, 9);
      x8 ^= Integer.rotateLeft(x11 + x10, 9);
      x13 ^= Integer.rotateLeft(x12 + x15, 9);
      x3 ^= Integer.rotateLeft(x2 + x1, 13);
      x4 ^= Integer.rotateLeft(x7 + x6, 13);
      x9 ^= Integer.rotateLeft(x8 + x11, 13);
      x14 ^= Integer.rotateLeft(x13 + x12, 13);
      x0 ^= Integer.rotateLeft(x3 + x2, 18);
      x5 ^= Integer.rotateLeft(x4 + x7, 18);
      x10 ^= Integer.rotateLeft(x9 + x8, 18);
      x15 ^= Integer.rotateLeft(x14 + x13, 18);
    }
    out[outAt] = x[0] += x0;
    out[outAt + 1] = x[1] += x1;
    out[outAt + 2] = x[2] += x2;
    out[outAt + 3] = x[3] += x3;
    out[outAt + 4] = x[4] += x4;
    out[outAt + 5] = x[5] += x5;
    out[outAt + 6] = x[6] += x6;
    out[outAt + 7] = x[7] += x7;
    out[outAt + 8] = x[8] += x8;
    out[outAt + 9] = x[9] += x9;
    out[outAt + 10] = x[10] += x10;
    out[outAt + 11] = x[11] += x11;
    out[outAt + 12] = x[12] += x12;
    out[outAt + 13] = x[13] += x13;
    out[outAt + 14] = x[14] += x14;
    out[outAt + 15] = x[15] += x15;
  }
}
