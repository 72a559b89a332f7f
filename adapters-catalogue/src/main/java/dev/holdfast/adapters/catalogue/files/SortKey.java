package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.NameFolding;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key whose bytes have the order of hits: the folded name and the path, each ended by a zero that
 * no name has, then the numbers of object and group. Its bytes are not to be changed.
 */
final class SortKey implements Comparable<SortKey> {
  /** Before all others. */
  static final SortKey LEAST = new SortKey(new byte[0]);

  private final byte[] bytes;

  SortKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static SortKey of(EntryPath path, SnapshotLine line) {
    return of(utf8(NameFolding.fold(path.name())), utf8(path.value()), line);
  }

  static SortKey of(byte[] folded, byte[] path, SnapshotLine line) {
    return new SortKey(
        ByteBuffer.allocate(folded.length + path.length + 2 + 2 * Long.BYTES)
            .put(folded)
            .put((byte) 0)
            .put(path)
            .put((byte) 0)
            .putLong(line.object().number())
            .putLong(line.group().number())
            .array());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  /** How long the folded name is. */
  int nameEnd() {
    int end = 0;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  int pathEnd() {
    return bytes.length - 1 - 2 * Long.BYTES;
  }

  @Override
  public int compareTo(SortKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
