package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words as a POSIX shell does before it expands anything: by blanks, tabs and
 * line ends, with quotes and backslashes. Nothing is expanded, and no other sign of a shell's
 * language means anything else than itself.
 */
public final class ShellWords {
  private static final String BLANKS = " \t\n";

  /** Within double quotes, a backslash in front of anything else stands for itself. */
  private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

  private ShellWords() {}

  /**
   * The words.
   *
   * @throws InvalidInputException if a quote is not closed, or nothing follows a backslash
   */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = skipBlanks(text, 0);
    while (at < text.length()) {
      StringBuilder word = new StringBuilder();
      at = skipBlanks(text, readWord(text, at, word));
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (isBlank(text.charAt(at)) || text.startsWith("\\\n", at))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  /** Each of these returns where it has come to. */
  private static int readWord(String text, int from, StringBuilder word) {
    int at = from;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at =
          switch (text.charAt(at)) {
            case '\'' -> readQuoted(text, at + 1, word);
            case '"' -> readDoubleQuoted(text, at + 1, word);
            case '\\' -> readEscaped(text, at + 1, word);
            default -> {
              word.append(text.charAt(at));
              yield at + 1;
            }
          };
    }
    return at;
  }

  private static int readQuoted(String text, int from, StringBuilder word) {
    int end = text.indexOf('\'', from);
    if (end < 0) {
      throw refused("a single quote is not closed");
    }
    word.append(text, from, end);
    return end + 1;
  }

  private static int readDoubleQuoted(String text, int from, StringBuilder word) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escapes =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && ESCAPED_IN_QUOTES.indexOf(text.charAt(at + 1)) >= 0;
      if (escapes) {
        at = readEscaped(text, at + 1, word);
      } else {
        word.append(text.charAt(at));
        at++;
      }
    }
    if (at == text.length()) {
      throw refused("a double quote is not closed");
    }
    return at + 1;
  }

  /** An escaped line end is no character at all: the line goes on. */
  private static int readEscaped(String text, int at, StringBuilder word) {
    if (at == text.length()) {
      throw refused("nothing follows the backslash at the end");
    }
    if (text.charAt(at) != '\n') {
      word.append(text.charAt(at));
    }
    return at + 1;
  }

  private static InvalidInputException refused(String reason) {
    return new InvalidInputException(
        "script.params", "The parameters can't be split into words: " + reason + ".");
  }
}
