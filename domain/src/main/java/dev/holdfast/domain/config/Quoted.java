package dev.holdfast.domain.config;

/** Shows in a message what somebody sent: on one line, in bounds, nothing invisible. */
final class Quoted {
  /** Enough to find it again; names of a megabyte must not come back as one. */
  private static final int CHARACTERS_MAX = 100;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int shown = 0;
    for (int at = 0; at < text.length() && shown < CHARACTERS_MAX; shown++) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      quoted.appendCodePoint(isVisible(character) ? character : '\ufffd');
      if (shown == CHARACTERS_MAX - 1 && at < text.length()) {
        quoted.append('…');
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
