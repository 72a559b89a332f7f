package dev.holdfast.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name by which a person logs in: 1 to 128 letters, digits and any of {@code . _ @ + -}, in
 * lower case. No two users of a server have the same, since a login names no tenant.
 */
public record Username(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,127}");

  public Username {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A username is 1 to 128 letters, digits and any of . _ @ + -, not \"" + value + "\"");
    }
  }

  /** The name that was typed; its case does not count. */
  public static Username typed(String text) {
    return new Username(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a user could have this name; what a stranger types often is no name at all. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
