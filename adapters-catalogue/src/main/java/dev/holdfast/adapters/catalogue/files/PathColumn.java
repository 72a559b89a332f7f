package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Packs the paths of a block, as {@link PathReader} reads them. */
final class PathColumn {
  private final ByteWriter packed = new ByteWriter();
  private byte[] former = new byte[0];

  void add(byte[] key, int from, int to) {
    int mismatch = Arrays.mismatch(former, 0, former.length, key, from, to);
    int shared = mismatch < 0 ? former.length : mismatch;
    packed.number(shared);
    packed.number(to - from - shared);
    packed.bytes(key, from + shared, to);
    former = Arrays.copyOfRange(key, from, to);
  }

  byte[] packed() {
    return packed.toArray();
  }
}
