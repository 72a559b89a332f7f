package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; what ends too early throws an index exception. */
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      value |= (next & 0x7FL) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return value | (long) next << shift;
  }

  int smallNumber() {
    return Math.toIntExact(number());
  }

  byte[] bytes(int count) {
    byte[] read = Arrays.copyOfRange(bytes, at, at + count);
    skip(count);
    return read;
  }

  void copy(byte[] target, int from, int count) {
    System.arraycopy(bytes, at, target, from, count);
    skip(count);
  }

  /** Before room is made for bytes: whether they are there. */
  void check(int count) {
    if (count < 0 || count > bytes.length - at) {
      throw new IndexOutOfBoundsException("Bytes end too early");
    }
  }

  private void skip(int count) {
    check(count);
    at += count;
  }
}
