package dev.holdfast.domain.identity;

/**
 * What is kept of a password that a person chose: a slow hash with its salt and its cost, in the
 * form of whoever made it.
 */
public record PasswordHash(String text) {
  /** Says nothing of the hash, so that a log that prints a user tells nothing either. */
  @Override
  public String toString() {
    return "PasswordHash";
  }
}
