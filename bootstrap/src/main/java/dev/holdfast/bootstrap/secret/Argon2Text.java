package dev.holdfast.bootstrap.secret;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.identity.PasswordHash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash with all that it takes to compare with it, in the form that other programs use too. */
@SuppressWarnings("ArrayRecordComponent") // Compared by its hash alone, and in constant time.
record Argon2Text(Argon2Cost cost, byte[] salt, byte[] hash) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  static Argon2Text read(PasswordHash text) {
    Matcher parts = FORM.matcher(text.text());
    if (!parts.matches()) {
      throw damaged();
    }
    try {
      return new Argon2Text(
          new Argon2Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))),
          Base64.getDecoder().decode(parts.group(3)),
          Base64.getDecoder().decode(parts.group(4)));
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  PasswordHash write() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(
                cost.kibibytes(),
                cost.passes(),
                base64.encodeToString(salt),
                base64.encodeToString(hash)));
  }

  private static DamagedException damaged() {
    return new DamagedException(
        "password.hash.damaged",
        "The catalogue holds a password hash that was never stored; restore it from a copy.");
  }
}
