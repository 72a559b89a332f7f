package dev.holdfast.adapters.cli.frame;

import dev.holdfast.engine.format.GoQuote;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Text that shows what it is made of, and steers nothing. A name in a repository or a file system
 * may be any bytes: an escape sequence in it could rewrite the screen, change what the keys mean or
 * hide lines; a line break could make one name look like two.
 *
 * <p>Quoted are the control characters of Unicode, line and paragraph separators, and the marks
 * that reverse the direction of what follows. All else, quotes and backslashes too, stands as it
 * is, so that programs can read what is printed.
 */
public final class Visible {

  private Visible() {}

  /** Control characters as Go and restic write them: {@code \n}, {@code \x1b}. */
  public static String of(String text) {
    return quote(
        text,
        control -> GoQuote.quote(Character.toString(control).getBytes(StandardCharsets.UTF_8)));
  }

  /** The same JSON, with an escape for each control character that JSON would let pass. */
  static String inJson(String json) {
    return quote(json, "\\u%04x"::formatted);
  }

  private static String quote(String text, IntFunction<String> quoted) {
    if (text.chars().noneMatch(Visible::steers)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            unit -> {
              if (steers(unit)) {
                shown.append(quoted.apply(unit));
              } else {
                shown.append((char) unit);
              }
            });
    return shown.toString();
  }

  /** None of them lies beyond U+FFFF, so that a unit of UTF-16 is enough to know it. */
  private static boolean steers(int unit) {
    return Character.isISOControl(unit)
        || unit == '\u2028'
        || unit == '\u2029'
        || (unit >= '\u202a' && unit <= '\u202e')
        || (unit >= '\u2066' && unit <= '\u2069');
  }
}
