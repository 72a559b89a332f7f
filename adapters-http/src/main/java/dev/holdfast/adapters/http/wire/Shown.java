package dev.holdfast.adapters.http.wire;

/** What a client sent, as a message repeats it: in quotes, and not too much of it. */
final class Shown {
  /** Enough to know it again; a message is read by a person. */
  private static final int CHARACTERS_MAX = 80;

  private Shown() {}

  static String value(String text) {
    return text.codePointCount(0, text.length()) <= CHARACTERS_MAX
        ? "\"" + text + "\""
        : "\"" + text.substring(0, text.offsetByCodePoints(0, CHARACTERS_MAX)) + "...\"";
  }
}
