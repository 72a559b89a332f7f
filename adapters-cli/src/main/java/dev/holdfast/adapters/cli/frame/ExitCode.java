package dev.holdfast.adapters.cli.frame;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends, for the script that called it. */
public final class ExitCode {
  public static final int OK = 0;

  /** It was understood and could not be done; a sentence on the error stream says why. */
  public static final int FAILED = 1;

  /** It was not understood; nothing was done. */
  public static final int WRONG_USAGE = 2;

  /** Done in part: some files could not be read or written, and were named. */
  public static final int IN_PART = 3;

  /** There is no repository at the place that was named. */
  public static final int NO_REPOSITORY = 10;

  /** Somebody else holds the repository's lock. */
  public static final int LOCKED = 11;

  public static final int WRONG_PASSWORD = 12;

  /** Ctrl-C, as a shell counts it. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The codes of commands on a repository; where restic has one, it is restic's. */
  public static Map<String, String> ofRepositoriesInWords() {
    Map<String, String> words = inWords();
    words.put(
        " " + IN_PART, "done in part: some files could not be read or written, and were named");
    words.put(Integer.toString(NO_REPOSITORY), "there is no repository");
    words.put(Integer.toString(LOCKED), "the repository is locked by somebody else");
    words.put(Integer.toString(WRONG_PASSWORD), "the password is wrong");
    words.put(Integer.toString(INTERRUPTED), "it was interrupted; the repository is sound");
    return words;
  }

  /** The codes as they stand in every command's help. */
  public static Map<String, String> inWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(" " + OK, "done");
    words.put(" " + FAILED, "it could not be done; one sentence on standard error says why");
    words.put(" " + WRONG_USAGE, "it was not understood, and nothing was done");
    return words;
  }
}
