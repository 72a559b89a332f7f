package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Bytes that grow. */
final class ByteWriter {
  private byte[] bytes = new byte[512];
  private int length;

  void oneByte(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void fixedInt(int value) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      oneByte(value >>> shift);
    }
  }

  void fixedLong(long value) {
    fixedInt((int) (value >>> Integer.SIZE));
    fixedInt((int) value);
  }

  /** Small numbers in few bytes: seven bits in each, the lowest first. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      oneByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    oneByte((int) rest);
  }

  void bytes(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
