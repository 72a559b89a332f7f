package dev.holdfast.domain.identity;

import java.util.regex.Pattern;

/** The public name of a client: 1 to 64 letters, digits and dashes. */
public record ClientId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public ClientId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "A client id is 1 to 64 letters, digits and dashes, not \"" + value + "\"");
    }
  }

  /** Whether a client could have this name; what a stranger sends often is no name at all. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
