package dev.holdfast.engine.format;

/**
 * UTF-8 as Go reads it: overlong forms, surrogates and code points above U+10FFFF are invalid, and
 * each invalid byte counts by itself.
 */
final class Utf8 {
  static final int WIDTH_MAX = 4;

  private Utf8() {}

  /** Bytes of the valid code point that starts at {@code at}: 1 to 4, or 0 if there is none. */
  static int width(byte[] bytes, int at, int end) {
    int first = bytes[at];
    if (first >= 0) {
      return 1;
    }
    int width;
    int lowest;
    if ((first & 0xe0) == 0xc0) {
      width = 2;
      lowest = 0x80;
    } else if ((first & 0xf0) == 0xe0) {
      width = 3;
      lowest = 0x800;
    } else if ((first & 0xf8) == 0xf0) {
      width = 4;
      lowest = 0x1_0000;
    } else {
      return 0;
    }
    if (end - at < width) {
      return 0;
    }
    for (int i = 1; i < width; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int codePoint = codePoint(bytes, at, width);
    boolean valid =
        codePoint >= lowest
            && codePoint <= Character.MAX_CODE_POINT
            && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    return valid ? width : 0;
  }

  /** The code point of {@code width} bytes that {@link #width} found valid. */
  static int codePoint(byte[] bytes, int at, int width) {
    return switch (width) {
      case 1 -> bytes[at];
      case 2 -> (bytes[at] & 0x1f) << 6 | tail(bytes[at + 1]);
      case 3 -> (bytes[at] & 0x0f) << 12 | tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]);
      default ->
          (bytes[at] & 0x07) << 18
              | tail(bytes[at + 1]) << 12
              | tail(bytes[at + 2]) << 6
              | tail(bytes[at + 3]);
    };
  }

  /** Writes a code point that is no surrogate; returns how many bytes it took, 1 to 4. */
  static int encode(int codePoint, byte[] target, int at) {
    if (codePoint < 0x80) {
      target[at] = (byte) codePoint;
      return 1;
    }
    if (codePoint < 0x800) {
      target[at] = (byte) (0xc0 | (codePoint >> 6));
      target[at + 1] = continuation(codePoint);
      return 2;
    }
    if (codePoint < 0x1_0000) {
      target[at] = (byte) (0xe0 | (codePoint >> 12));
      target[at + 1] = continuation(codePoint >> 6);
      target[at + 2] = continuation(codePoint);
      return 3;
    }
    target[at] = (byte) (0xf0 | (codePoint >> 18));
    target[at + 1] = continuation(codePoint >> 12);
    target[at + 2] = continuation(codePoint >> 6);
    target[at + 3] = continuation(codePoint);
    return 4;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  private static int tail(byte b) {
    return b & 0x3f;
  }
}
