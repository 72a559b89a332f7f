package dev.holdfast.engine.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Go's quoting ({@code strconv.Quote}) without the outer quotes: how any bytes become a name in a
 * tree, and back.
 *
 * <p>{@code "} and {@code \} get a backslash; seven controls are {@code \a \b \f \n \r \t \v};
 * other ASCII controls, and each byte that is not UTF-8, are {@code \x} and two digits; code points
 * that Go does not print are {@code \}{@code u} and four or {@code \U} and eight digits, lower
 * case. All else stands as it is.
 */
public final class GoQuote {
  /** File systems allow names of about a thousand bytes; ten characters of text for each. */
  static final int TEXT_CHARS_MAX = 1024 * 1024;

  /** The letters for 0x07 and the controls that follow it. */
  private static final String CONTROL_LETTERS = "abtnvfr";

  private static final int FIRST_CONTROL_LETTER = 0x07;
  private static final int UTF8_BYTES_PER_CHAR_MAX = 3;

  private GoQuote() {}

  /** The text for these bytes. */
  public static String quote(byte[] raw) {
    if (isPlain(raw)) {
      return new String(raw, StandardCharsets.US_ASCII);
    }
    StringBuilder text = new StringBuilder(raw.length + 16);
    for (int i = 0; i < raw.length; ) {
      int width = Utf8.width(raw, i, raw.length);
      if (width == 0) {
        escape(text, 'x', raw[i] & 0xff, 2);
        i++;
      } else {
        quote(text, Utf8.codePoint(raw, i, width));
        i += width;
      }
    }
    return text.toString();
  }

  /**
   * The bytes for this text; the inverse of {@link #quote}.
   *
   * @throws IllegalArgumentException if Go would not have written it: a bare quote or control, an
   *     unknown or unfinished escape, an escape of a surrogate, a lone surrogate; or if it is
   *     longer than a mebibyte
   */
  public static byte[] unquote(String text) {
    if (text.length() > TEXT_CHARS_MAX) {
      throw new IllegalArgumentException("A name is " + text.length() + " characters long");
    }
    byte[] raw = new byte[text.length() * UTF8_BYTES_PER_CHAR_MAX];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c != '\\') {
        int codePoint = text.codePointAt(i);
        length += Utf8.encode(bare(text, codePoint), raw, length);
        i += Character.charCount(codePoint);
        continue;
      }
      char letter = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      int digits = digits(letter);
      if (digits == 0) {
        raw[length++] = (byte) simpleEscape(text, letter);
      } else if (letter == 'x') {
        raw[length++] = (byte) hex(text, i + 2, digits);
      } else {
        length += Utf8.encode(scalar(text, hex(text, i + 2, digits)), raw, length);
      }
      i += 2 + digits;
    }
    return Arrays.copyOf(raw, length);
  }

  private static boolean isPlain(byte[] raw) {
    for (byte b : raw) {
      if (b < ' ' || b > '~' || b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void quote(StringBuilder text, int codePoint) {
    int control = codePoint - FIRST_CONTROL_LETTER;
    if (codePoint == '"' || codePoint == '\\') {
      text.append('\\').append((char) codePoint);
    } else if (Printable.contains(codePoint)) {
      text.appendCodePoint(codePoint);
    } else if (control >= 0 && control < CONTROL_LETTERS.length()) {
      text.append('\\').append(CONTROL_LETTERS.charAt(control));
    } else if (codePoint < 0x80) {
      escape(text, 'x', codePoint, 2);
    } else if (codePoint < 0x1_0000) {
      escape(text, 'u', codePoint, 4);
    } else {
      escape(text, 'U', codePoint, 8);
    }
  }

  private static void escape(StringBuilder text, char letter, int value, int digits) {
    text.append('\\').append(letter);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      text.append(Character.forDigit((value >>> shift) & 0xf, 16));
    }
  }

  private static int digits(char letter) {
    return switch (letter) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private static int simpleEscape(String text, char letter) {
    if (letter == '"' || letter == '\\') {
      return letter;
    }
    int index = CONTROL_LETTERS.indexOf(letter);
    if (index < 0) {
      throw notQuoted(text);
    }
    return FIRST_CONTROL_LETTER + index;
  }

  private static int hex(String text, int start, int digits) {
    if (text.length() - start < digits) {
      throw notQuoted(text);
    }
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) >= 0x80) {
        throw notQuoted(text);
      }
      value = 16 * value + digit;
    }
    return value;
  }

  /** A code point that stands without an escape. */
  private static int bare(String text, int codePoint) {
    if (codePoint == '"' || codePoint == '\n') {
      throw notQuoted(text);
    }
    return scalar(text, codePoint);
  }

  private static int scalar(String text, int codePoint) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    if (surrogate || !Character.isValidCodePoint(codePoint)) {
      throw notQuoted(text);
    }
    return codePoint;
  }

  private static IllegalArgumentException notQuoted(String text) {
    return new IllegalArgumentException("Not a name as Go quotes it: \"" + text + "\"");
  }
}
