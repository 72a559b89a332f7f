package dev.holdfast.adapters.storage.json;

/**
 * Checks bytes to be UTF-8, one by one: the shortest form of each character, no surrogates, nothing
 * beyond U+10FFFF (RFC 3629, section 4).
 */
final class Utf8Check {
  private static final int FIRST = 0x80;
  private static final int LAST = 0xBF;

  /** How many bytes the character still needs. */
  private int needed;

  /** What its next byte may be. */
  private int low = FIRST;

  private int high = LAST;

  /** Whether a character has begun and needs more bytes. */
  boolean isWithinCharacter() {
    return needed > 0;
  }

  /** Whether the byte can come here; if not, nothing is changed. */
  boolean accepts(byte next) {
    int b = next & 0xFF;
    if (needed > 0) {
      if (b < low || b > high) {
        return false;
      }
      expect(needed - 1, FIRST, LAST);
      return true;
    }
    return b < 0x80 || begins(b);
  }

  private boolean begins(int b) {
    if (b >= 0xC2 && b <= 0xDF) {
      expect(1, FIRST, LAST);
    } else if (b >= 0xE0 && b <= 0xEF) {
      expect(2, b == 0xE0 ? 0xA0 : FIRST, b == 0xED ? 0x9F : LAST);
    } else if (b >= 0xF0 && b <= 0xF4) {
      expect(3, b == 0xF0 ? 0x90 : FIRST, b == 0xF4 ? 0x8F : LAST);
    } else {
      return false;
    }
    return true;
  }

  private void expect(int bytes, int first, int last) {
    needed = bytes;
    low = first;
    high = last;
  }
}
