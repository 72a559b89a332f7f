package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Reads the paths of a block, one after the other. */
final class PathReader {
  private static final int LENGTH_USUAL = 256;

  private final ByteReader packed;
  private byte[] path = new byte[LENGTH_USUAL];
  private int length;

  PathReader(byte[] packed) {
    this.packed = new ByteReader(packed);
  }

  byte[] next() {
    pass();
    return Arrays.copyOf(path, length);
  }

  /** Leaves one out, without an array for it. */
  void pass() {
    int shared = packed.smallNumber();
    int rest = packed.smallNumber();
    if (shared > length) {
      throw new IndexOutOfBoundsException("A path shares more than there is");
    }
    int newLength = Math.addExact(shared, rest);
    if (newLength > path.length) {
      packed.check(rest);
      path = Arrays.copyOf(path, 2 * newLength);
    }
    packed.copy(path, shared, rest);
    length = newLength;
  }
}
