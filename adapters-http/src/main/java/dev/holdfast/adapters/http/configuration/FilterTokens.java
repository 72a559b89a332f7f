package dev.holdfast.adapters.http.configuration;

import dev.holdfast.domain.error.InvalidInputException;

/** A filter expression, word by word: names, strings in double quotes, and {@code ( ) ,}. */
final class FilterTokens {
  private final String text;
  private int position;

  FilterTokens(String text) {
    this.text = text;
    skipBlanks();
  }

  /** Passes over the word or sign if it is next. */
  boolean skip(String wanted) {
    int end = position + wanted.length();
    boolean isNext =
        text.startsWith(wanted, position)
            && !(isLetter(wanted.charAt(0)) && end < text.length() && isLetter(text.charAt(end)));
    if (isNext) {
      position = end;
      skipBlanks();
    }
    return isNext;
  }

  void expect(String wanted) {
    if (!skip(wanted)) {
      throw wrong("\"" + wanted + "\" is missing");
    }
  }

  void expectEnd() {
    if (position < text.length()) {
      throw wrong("nothing can stand here but and, or, or the end");
    }
  }

  /** The next word. */
  String word(String meaning) {
    int end = position;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    if (end == position) {
      throw wrong(meaning + " is missing");
    }
    String word = text.substring(position, end);
    position = end;
    skipBlanks();
    return word;
  }

  /** The next string, without its quotes; a backslash stands before a quote or another one. */
  String string() {
    if (position >= text.length() || text.charAt(position) != '"') {
      throw wrong("a value in double quotes is missing");
    }
    StringBuilder value = new StringBuilder();
    int next = position + 1;
    while (next < text.length() && text.charAt(next) != '"') {
      boolean escaped = text.charAt(next) == '\\' && next + 1 < text.length();
      next += escaped ? 1 : 0;
      value.append(text.charAt(next));
      next++;
    }
    if (next >= text.length()) {
      throw wrong("the quotes are not closed");
    }
    position = next + 1;
    skipBlanks();
    return value.toString();
  }

  /** What to say of the filter, with the place where it goes wrong. */
  InvalidInputException wrong(String what) {
    return new InvalidInputException(
        "list.filters",
        "filters can't be understood at character " + (position + 1) + ": " + what + ".");
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private static boolean isLetter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }
}
