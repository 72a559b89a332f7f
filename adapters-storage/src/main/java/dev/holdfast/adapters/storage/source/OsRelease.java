package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.ShellWords;

/** The form in which distributions describe themselves: see {@code os-release(5)}. */
final class OsRelease {
  private static final String PRETTY_NAME = "PRETTY_NAME=";

  /** What the manual says stands for a name that is missing. */
  private static final String UNNAMED = "Linux";

  private OsRelease() {}

  /** The name for people. */
  static String prettyName(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(PRETTY_NAME))
        .reduce((earlier, later) -> later)
        .map(line -> plain(line.substring(PRETTY_NAME.length())))
        .filter(name -> !name.isEmpty())
        .orElse(UNNAMED);
  }

  /** Values are quoted as for a shell; one that is not stands for itself. */
  private static String plain(String value) {
    try {
      return String.join(" ", ShellWords.split(value));
    } catch (InvalidInputException e) {
      return value;
    }
  }
}
