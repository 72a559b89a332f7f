package dev.holdfast.engine.id;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * 32 bytes of SHA-256, as four big-endian words: half the memory of an array, compared in four
 * steps.
 *
 * <p>Ordered as unsigned bytes, which is also the order of the hexadecimal text.
 */
public record Hash(long first, long second, long third, long fourth) implements Comparable<Hash> {
  public static final int BYTES = 32;

  /** Length of the text form. */
  public static final int HEX_DIGITS = 64;

  /** What a byte is worth as a digit; below zero if it is none. */
  private static final byte[] DIGITS = digits();

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The hash that stands at {@code offset}; the array must hold 32 bytes from there. */
  public static Hash read(byte[] bytes, int offset) {
    return new Hash(
        (long) WORD.get(bytes, offset),
        (long) WORD.get(bytes, offset + 8),
        (long) WORD.get(bytes, offset + 16),
        (long) WORD.get(bytes, offset + 24));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not exactly 64 lower-case hexadecimal digits
   */
  public static Hash parse(CharSequence hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("Not 64 lower-case hexadecimal digits: \"" + hex + "\"");
    }
    return read(HexFormat.of().parseHex(hex), 0);
  }

  /**
   * Reads the text form out of ASCII that holds at least 64 bytes from {@code offset}.
   *
   * @throws IllegalArgumentException if they are not lower-case hexadecimal digits
   */
  public static Hash parse(byte[] ascii, int offset) {
    return new Hash(
        word(ascii, offset),
        word(ascii, offset + 16),
        word(ascii, offset + 32),
        word(ascii, offset + 48));
  }

  /**
   * Reads the text form out of characters.
   *
   * @throws IllegalArgumentException if they are not 64 lower-case hexadecimal digits
   */
  public static Hash parse(char[] text, int offset, int length) {
    if (length != HEX_DIGITS) {
      throw new IllegalArgumentException("Not 64 digits but " + length + " characters");
    }
    return new Hash(
        word(text, offset),
        word(text, offset + 16),
        word(text, offset + 32),
        word(text, offset + 48));
  }

  private static long word(char[] text, int offset) {
    long word = 0;
    int wrong = 0;
    for (int i = offset; i < offset + 16; i++) {
      int digit = text[i] < DIGITS.length ? DIGITS[text[i]] : -1;
      wrong |= digit;
      word = (word << 4) | (digit & 0xf);
    }
    if (wrong < 0) {
      throw new IllegalArgumentException("Not lower-case hexadecimal digits");
    }
    return word;
  }

  private static long word(byte[] ascii, int offset) {
    long word = 0;
    int wrong = 0;
    for (int i = offset; i < offset + 16; i++) {
      int digit = DIGITS[ascii[i] & 0xff];
      wrong |= digit;
      word = (word << 4) | (digit & 0xf);
    }
    if (wrong < 0) {
      throw new IllegalArgumentException("Not lower-case hexadecimal digits");
    }
    return word;
  }

  private static byte[] digits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    for (int value = 0; value < 16; value++) {
      digits[Character.forDigit(value, 16)] = (byte) value;
    }
    return digits;
  }

  /** Whether the text is a hash as restic writes it: 64 lower-case hexadecimal digits. */
  public static boolean isHex(CharSequence text) {
    if (text.length() != HEX_DIGITS) {
      return false;
    }
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Writes the 32 bytes at {@code offset}. */
  public void write(byte[] target, int offset) {
    WORD.set(target, offset, first);
    WORD.set(target, offset + 8, second);
    WORD.set(target, offset + 16, third);
    WORD.set(target, offset + 24, fourth);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    write(bytes, 0);
    return bytes;
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public int compareTo(Hash other) {
    int order = Long.compareUnsigned(first, other.first);
    if (order == 0) {
      order = Long.compareUnsigned(second, other.second);
    }
    if (order == 0) {
      order = Long.compareUnsigned(third, other.third);
    }
    return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first);
  }

  @Override
  public String toString() {
    return hex();
  }
}
