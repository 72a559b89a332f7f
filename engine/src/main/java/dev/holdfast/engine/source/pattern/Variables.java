package dev.holdfast.engine.source.pattern;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in the place of variables, as a shell does. */
final class Variables {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:(\\$)|\\{([^}]+)\\}|([A-Za-z_][A-Za-z0-9_]*))");

  private Variables() {}

  /** A dollar sign before anything else stays as it is. */
  static String expand(String text, UnaryOperator<String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
  }

  private static String value(MatchResult found, UnaryOperator<String> values) {
    if (found.group(1) != null) {
      return found.group(1);
    }
    String inBraces = found.group(2);
    return values.apply(inBraces != null ? inBraces : found.group(3));
  }
}
