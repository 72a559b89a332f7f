package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Reads the paths of a block, one after the other. */
final class PathReader {
  private final ByteReader packed;
  private byte[] former = new byte[0];

  PathReader(byte[] packed) {
    this.packed = new ByteReader(packed);
  }

  byte[] next() {
    int shared = packed.smallNumber();
    int rest = packed.smallNumber();
    if (shared > former.length) {
      throw new IndexOutOfBoundsException("A path shares more than there is");
    }
    byte[] path = Arrays.copyOf(former, shared + rest);
    packed.copy(path, shared, rest);
    former = path;
    return path;
  }
}
