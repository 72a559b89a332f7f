package dev.holdfast.engine.crypt;

/**
 * The white space at the ends of a password file, found in its UTF-8 bytes: a {@code String} of it
 * could not be wiped.
 *
 * <p>Unicode's White_Space: U+0009 to U+000D, U+0020, U+0085, U+00A0, U+1680, U+2000 to U+200A,
 * U+2028, U+2029, U+202F, U+205F, U+3000.
 */
final class WhiteSpace {
  private WhiteSpace() {}

  /** Where the text begins behind a byte order mark, if there is one. */
  static int skipByteOrderMark(byte[] text) {
    return startsWith(text, 0, text.length, 0xef, 0xbb, 0xbf) ? 3 : 0;
  }

  static int trimStart(byte[] text, int start, int end) {
    int at = start;
    for (int width = width(text, at, end); width > 0; width = width(text, at, end)) {
      at += width;
    }
    return at;
  }

  static int trimEnd(byte[] text, int start) {
    int end = text.length;
    for (int width = widthBefore(text, start, end);
        width > 0;
        width = widthBefore(text, start, end)) {
      end -= width;
    }
    return end;
  }

  private static int widthBefore(byte[] text, int start, int end) {
    for (int width = 1; width <= 3 && end - width >= start; width++) {
      if (width(text, end - width, end) == width) {
        return width;
      }
    }
    return 0;
  }

  /** Bytes of the white space that starts at {@code at}, or 0 if none does. */
  private static int width(byte[] text, int at, int end) {
    if (at >= end) {
      return 0;
    }
    int first = text[at] & 0xff;
    if ((first >= 0x09 && first <= 0x0d) || first == 0x20) {
      return 1;
    }
    if (startsWith(text, at, end, 0xc2, 0x85) || startsWith(text, at, end, 0xc2, 0xa0)) {
      return 2;
    }
    boolean three =
        startsWith(text, at, end, 0xe1, 0x9a, 0x80)
            || startsWith(text, at, end, 0xe2, 0x81, 0x9f)
            || startsWith(text, at, end, 0xe3, 0x80, 0x80)
            || (end - at >= 3
                && startsWith(text, at, end, 0xe2, 0x80)
                && isSpaceOfGeneralPunctuation(text[at + 2] & 0xff));
    return three ? 3 : 0;
  }

  /** U+2000 to U+200A, U+2028, U+2029 and U+202F, by their last byte. */
  private static boolean isSpaceOfGeneralPunctuation(int last) {
    return (last >= 0x80 && last <= 0x8a) || last == 0xa8 || last == 0xa9 || last == 0xaf;
  }

  private static boolean startsWith(byte[] text, int at, int end, int... bytes) {
    if (end - at < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((text[at + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
