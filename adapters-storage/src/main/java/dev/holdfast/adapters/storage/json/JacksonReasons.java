package dev.holdfast.adapters.storage.json;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Why text is not JSON, in the words of Jackson where they suit a person who sent the text. */
final class JacksonReasons {
  private static final int NAME_CHARACTERS_MAX = 80;

  /** These begin hints to programmers about Jackson's settings, and places that we say better. */
  private static final List<String> HINTS =
      List.of(" (for ", " (start marker", ": enable ", ": maybe a (non-standard)", " [Source");

  private JacksonReasons() {}

  static String of(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "it ends in the middle of a value";
    }
    String reason = e.getOriginalMessage();
    for (String hint : HINTS) {
      int at = reason.indexOf(hint);
      if (at >= 0) {
        reason = reason.substring(0, at);
      }
    }
    return reason.isEmpty() ? "this cannot come here" : reason;
  }

  /** A name in quotes, short enough for a sentence, without what a terminal could stumble on. */
  static String quoted(String name) {
    String shown =
        name.length() <= NAME_CHARACTERS_MAX
            ? name
            : name.substring(0, NAME_CHARACTERS_MAX) + "...";
    return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
