package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Packs the folded names of a block, as {@link BlockNames} reads them. */
final class NameColumn {
  private final ByteWriter lengths = new ByteWriter();
  private final ByteWriter bytes = new ByteWriter();
  private byte[] current = new byte[0];
  private int currentEnd;
  private int names;
  private int paths;

  /** The name that the next path bears: the first bytes of its key. */
  void add(byte[] key, int nameEnd) {
    boolean isSame = paths > 0 && Arrays.equals(current, 0, currentEnd, key, 0, nameEnd);
    if (!isSame) {
      endName();
      current = key;
      currentEnd = nameEnd;
    }
    paths++;
  }

  byte[] packed() {
    endName();
    ByteWriter packed = new ByteWriter();
    packed.number(names);
    packed.bytes(lengths.toArray(), 0, lengths.length());
    packed.bytes(bytes.toArray(), 0, bytes.length());
    return packed.toArray();
  }

  private void endName() {
    if (paths > 0) {
      names++;
      lengths.number(currentEnd);
      lengths.number(paths);
      bytes.bytes(current, 0, currentEnd);
    }
    paths = 0;
  }
}
