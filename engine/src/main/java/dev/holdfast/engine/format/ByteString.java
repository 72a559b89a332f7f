package dev.holdfast.engine.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that never change: a name, the target of a link, the value of an attribute.
 *
 * <p>Ordered as unsigned bytes, which is the order of names in a tree; that of {@code String} is
 * another one beyond U+FFFF.
 */
public final class ByteString implements Comparable<ByteString> {
  public static final ByteString EMPTY = new ByteString(new byte[0]);

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static ByteString of(byte[] bytes) {
    return new ByteString(bytes.clone());
  }

  /** A copy of a range of bytes. */
  public static ByteString of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new ByteString(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** The text in UTF-8; a lone surrogate becomes {@code ?}. */
  public static ByteString utf8(String text) {
    return new ByteString(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether the byte occurs. */
  public boolean contains(char ascii) {
    for (byte b : bytes) {
      if (b == ascii) {
        return true;
      }
    }
    return false;
  }

  /** How many bytes the character at {@code at} has in UTF-8; 1 for a byte that begins none. */
  public static int characterBytes(byte[] utf8, int at) {
    return Math.max(1, Utf8.width(utf8, at, utf8.length));
  }

  /** Whether the bytes are UTF-8, as Go judges it. */
  public boolean isUtf8() {
    for (int i = 0; i < bytes.length; ) {
      int width = Utf8.width(bytes, i, bytes.length);
      if (width == 0) {
        return false;
      }
      i += width;
    }
    return true;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the bytes to {@code target[offset..]}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public int compareTo(ByteString other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString string && Arrays.equals(bytes, string.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** For people: read as UTF-8, with U+FFFD for what is not. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
