package dev.holdfast.adapters.http.protection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Text that clients carry and never read, in letters that URLs keep. */
public final class OpaqueText {

  private OpaqueText() {}

  public static String of(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text again; empty if it can't have been given out. */
  public static Optional<String> read(String opaque) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
