package dev.holdfast.engine.restore;

import java.io.IOException;
import java.util.Arrays;

/** Writes bytes to a new file of the target, and leaves holes for zeros. */
final class SparseWriter {
  /** What file systems keep together; shorter runs of zeros make no hole. */
  private static final int BLOCK_BYTES = 4096;

  private static final byte[] ZEROS = new byte[BLOCK_BYTES];

  private SparseWriter() {}

  /** Writes the bytes but for blocks of zeros; the file must have nothing in their place. */
  static void write(TargetFile file, long position, byte[] bytes, int length) throws IOException {
    int start = 0;
    int at = 0;
    while (at < length) {
      int end = (int) Math.min(length, at + BLOCK_BYTES - (position + at) % BLOCK_BYTES);
      if (isZero(bytes, at, end)) {
        flush(file, position, bytes, start, at);
        start = end;
      }
      at = end;
    }
    flush(file, position, bytes, start, length);
  }

  private static void flush(TargetFile file, long position, byte[] bytes, int from, int to)
      throws IOException {
    if (to > from) {
      file.write(position + from, bytes, from, to - from);
    }
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, ZEROS, 0, to - from);
  }
}
