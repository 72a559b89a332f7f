package dev.holdfast.application.service.setup;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws secrets. They are as good as the chance that is handed in. */
final class Secrets {
  private static final int CLIENT_ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  /**
   * No letter or digit that looks like another one, all lower case: people copy them from paper.
   */
  private static final String CLEAR_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /** Eight groups of five make 40 of 31 characters: 198 bits. */
  private static final int PASSWORD_GROUPS = 8;

  private static final int PASSWORD_GROUP_CHARACTERS = 5;

  private final RandomGenerator chance;

  Secrets(RandomGenerator chance) {
    this.chance = chance;
  }

  /** 32 hexadecimal digits. */
  String clientId() {
    return HexFormat.of().formatHex(bytes(CLIENT_ID_BYTES));
  }

  /** 64 hexadecimal digits. */
  String clientSecret() {
    return HexFormat.of().formatHex(bytes(SECRET_BYTES));
  }

  /** 43 letters, digits, dashes and underscores. */
  String apiKey() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
  }

  /** Groups of clear characters with dashes between them. */
  String recoveryPassword() {
    return IntStream.range(0, PASSWORD_GROUPS)
        .mapToObj(group -> clearCharacters())
        .collect(Collectors.joining("-"));
  }

  private String clearCharacters() {
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < PASSWORD_GROUP_CHARACTERS; i++) {
      characters.append(CLEAR_CHARACTERS.charAt(chance.nextInt(CLEAR_CHARACTERS.length())));
    }
    return characters.toString();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    return bytes;
  }
}
