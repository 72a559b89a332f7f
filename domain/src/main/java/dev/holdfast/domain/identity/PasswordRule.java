package dev.holdfast.domain.identity;

import dev.holdfast.domain.error.InvalidInputException;

/**
 * Which passwords a person may choose: 10 to 256 characters, and not the username. Length is all
 * that helps against guessing; rules about kinds of characters make passwords alike.
 */
public final class PasswordRule {
  public static final int CHARACTERS_MIN = 10;

  /** A longer one is a file by mistake, and would only cost time to hash. */
  public static final int CHARACTERS_MAX = 256;

  private PasswordRule() {}

  /**
   * Passes where the password may be chosen.
   *
   * @throws InvalidInputException that says why not, without the password
   */
  public static void check(Username username, String password) {
    int characters = password.codePointCount(0, password.length());
    if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
      throw new InvalidInputException(
          "password.length",
          "A password has %d to %d characters, and this one has %d."
              .formatted(CHARACTERS_MIN, CHARACTERS_MAX, characters));
    }
    if (password.equalsIgnoreCase(username.value())) {
      throw new InvalidInputException(
          "password.username", "The password must not be the username.");
    }
  }
}
