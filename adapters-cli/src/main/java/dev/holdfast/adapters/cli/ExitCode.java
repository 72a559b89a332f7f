package dev.holdfast.adapters.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends, for the script that called it. */
final class ExitCode {
  static final int OK = 0;

  /** It was understood and could not be done; a sentence on the error stream says why. */
  static final int FAILED = 1;

  /** It was not understood; nothing was done. */
  static final int WRONG_USAGE = 2;

  private ExitCode() {}

  /** The codes as they stand in every command's help. */
  static Map<String, String> inWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(" " + OK, "done");
    words.put(" " + FAILED, "it could not be done; one sentence on standard error says why");
    words.put(" " + WRONG_USAGE, "it was not understood, and nothing was done");
    return words;
  }
}
