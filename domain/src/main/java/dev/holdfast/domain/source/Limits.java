package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.Collection;

/** Bounds of lists and texts, each refused by a sentence that names what is too long. */
final class Limits {
  /** So many patterns are tried on each file. */
  static final int PATTERNS_MAX = 1_000;

  static final int PATTERN_CHARS_MAX = 4_096;

  private Limits() {}

  static void atMost(int max, Collection<?> things, String what) {
    if (things.size() > max) {
      throw new InvalidInputException(
          "source.too-many", "%s are at most %d, not %d.".formatted(what, max, things.size()));
    }
  }

  static void patterns(Collection<String> patterns, String what) {
    atMost(PATTERNS_MAX, patterns, what);
    for (String pattern : patterns) {
      if (pattern.isBlank() || pattern.length() > PATTERN_CHARS_MAX || pattern.indexOf('\0') >= 0) {
        throw new InvalidInputException(
            "source.pattern",
            "%s have 1 to %d characters and no zero byte; one of them has not."
                .formatted(what, PATTERN_CHARS_MAX));
      }
    }
  }

  static void text(String text, int charsMax, String what) {
    if (text.length() > charsMax) {
      throw new InvalidInputException(
          "source.too-long",
          "%s has at most %d characters, not %d.".formatted(what, charsMax, text.length()));
    }
  }
}
