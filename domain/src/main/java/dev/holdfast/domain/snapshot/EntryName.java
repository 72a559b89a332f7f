package dev.holdfast.domain.snapshot;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How the name of a file, which is bytes, is written as text.
 *
 * <p>What is UTF-8 stands for itself. A byte that is not is written {@code \xE9}, a backslash, a
 * small x and two hexadecimal digits, capital when written and either when read. A backslash that
 * would begin such a group by itself is written {@code \x5C}. All else, other backslashes too,
 * stands as it is, so that nearly every name is its own text.
 */
public final class EntryName {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int GROUP_CHARS = 4;

  /** Of one unit of UTF-16; a pair of them takes four. */
  private static final int UTF8_BYTES_MAX = 3;

  private static final int BACKSLASH = '\\';

  private EntryName() {}

  /** The text of a name. */
  public static String text(byte[] name) {
    ByteBuffer bytes = ByteBuffer.wrap(name);
    CharBuffer chars = CharBuffer.allocate(name.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    StringBuilder text = new StringBuilder(name.length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, true);
      appendPlain(text, chars.flip().toString());
      chars.clear();
      if (result.isUnderflow()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        appendGroup(text, bytes.get());
      }
      decoder.reset();
    }
  }

  /**
   * The name that a text stands for; empty if it can be none: it is empty, dots alone, has a slash,
   * a zero character or half of a surrogate pair.
   */
  public static Optional<byte[]> bytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * UTF8_BYTES_MAX);
    int start = 0;
    for (int at = text.indexOf(BACKSLASH); at >= 0; at = text.indexOf(BACKSLASH, start)) {
      boolean isGroup = isGroup(text, at);
      int end = isGroup ? at : at + 1;
      if (!appendUtf8(bytes, text.substring(start, end))) {
        return Optional.empty();
      }
      if (isGroup) {
        bytes.put((byte) HexFormat.fromHexDigits(text, at + 2, at + GROUP_CHARS));
      }
      start = isGroup ? at + GROUP_CHARS : end;
    }
    return appendUtf8(bytes, text.substring(start)) && canName(text)
        ? Optional.of(Arrays.copyOf(bytes.array(), bytes.position()))
        : Optional.empty();
  }

  /** The one text of the name that a text stands for; empty if it can be none. */
  static Optional<String> canonical(String text) {
    // Nearly every name has no backslash, and is its own text then.
    return text.indexOf(BACKSLASH) < 0 && isUtf8(text) && canName(text)
        ? Optional.of(text)
        : bytes(text).map(EntryName::text);
  }

  private static boolean canName(String text) {
    return !text.isEmpty()
        && !text.equals(".")
        && !text.equals("..")
        && text.indexOf('/') < 0
        && text.indexOf('\0') < 0;
  }

  private static void appendPlain(StringBuilder text, String plain) {
    int start = 0;
    for (int at = plain.indexOf(BACKSLASH); at >= 0; at = plain.indexOf(BACKSLASH, at + 1)) {
      if (isGroup(plain, at)) {
        text.append(plain, start, at);
        appendGroup(text, (byte) BACKSLASH);
        start = at + 1;
      }
    }
    text.append(plain, start, plain.length());
  }

  private static void appendGroup(StringBuilder text, byte value) {
    text.append("\\x").append(HEX.toHexDigits(value));
  }

  /** Whether a group begins there: of a byte that UTF-8 has no single one of, or a backslash. */
  private static boolean isGroup(String text, int at) {
    if (at + GROUP_CHARS > text.length()
        || text.charAt(at + 1) != 'x'
        || !HexFormat.isHexDigit(text.charAt(at + 2))
        || !HexFormat.isHexDigit(text.charAt(at + 3))) {
      return false;
    }
    int value = HexFormat.fromHexDigits(text, at + 2, at + GROUP_CHARS);
    return value >= 0x80 || value == BACKSLASH;
  }

  private static boolean isUtf8(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static boolean appendUtf8(ByteBuffer bytes, String text) {
    boolean isUtf8 = isUtf8(text);
    if (isUtf8) {
      bytes.put(text.getBytes(StandardCharsets.UTF_8));
    }
    return isUtf8;
  }
}
