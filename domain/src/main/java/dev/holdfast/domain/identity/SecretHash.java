package dev.holdfast.domain.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a client secret or API key: the SHA-256 of its UTF-8 text, in hexadecimal.
 *
 * <p>Only for secrets that Holdfast made itself (256 bits of chance). A password that a person
 * chose needs a slow hash.
 */
public record SecretHash(String hex) {

  public static SecretHash of(String secret) {
    return new SecretHash(
        HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8))));
  }

  /** Compares in constant time, so that the time taken tells nothing about the secret. */
  public boolean matches(String secret) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII),
        of(secret).hex.getBytes(StandardCharsets.US_ASCII));
  }

  /** Says nothing of the hash, so that a log that prints a client tells nothing either. */
  @Override
  public String toString() {
    return "SecretHash";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
