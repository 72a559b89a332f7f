package dev.holdfast.bootstrap.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.testkit.contract.PasswordHashesContract;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class Argon2PasswordHashesTest extends PasswordHashesContract {
  /** From the tests of the program that the authors of Argon2 wrote. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private final Argon2PasswordHashes hashes = new Argon2PasswordHashes(new SecureRandom());

  @Override
  protected PasswordHashes hashes() {
    return hashes;
  }

  @Test
  void hash_saysWhatItCost() {
    assertThat(hashes.of("password").text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void hashOfTheReferenceProgram_isUnderstood() {
    PasswordHash reference = new PasswordHash(REFERENCE);

    assertThat(hashes.matches(reference, "password")).isTrue();
    assertThat(hashes.matches(reference, "Password")).isFalse();
  }
}
