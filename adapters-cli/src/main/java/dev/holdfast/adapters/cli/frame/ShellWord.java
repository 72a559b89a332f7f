package dev.holdfast.adapters.cli.frame;

import java.util.regex.Pattern;

/** Text as one word of a POSIX shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellWord() {}

  /** Quoted only where it must be, so that it stays easy to read. */
  public static String of(Object value) {
    String text = value.toString();
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return Visible.of(text).equals(text)
        ? "'" + text.replace("'", "'\\''") + "'"
        : "$'" + Visible.of(text.replace("\\", "\\\\").replace("'", "\\'")) + "'";
  }
}
