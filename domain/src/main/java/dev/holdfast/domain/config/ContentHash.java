package dev.holdfast.domain.config;

import java.util.regex.Pattern;

/** The SHA-256 of an uploaded file's bytes, in lower-case hexadecimal. */
public record ContentHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public ContentHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not a SHA-256 in hexadecimal: " + hex);
    }
  }
}
