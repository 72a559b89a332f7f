package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.identity.PasswordHash;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHashes} must keep. */
public abstract class PasswordHashesContract {
  private static final String PASSWORD = "corréct horse 電池";

  protected abstract PasswordHashes hashes();

  @Test
  void password_matchesItsHashAlone() {
    PasswordHash hash = hashes().of(PASSWORD);

    assertThat(hashes().matches(hash, PASSWORD)).isTrue();
    assertThat(hashes().matches(hash, PASSWORD + " ")).isFalse();
    assertThat(hashes().matches(hash, "")).isFalse();
  }

  @Test
  void samePassword_hasAnotherHashEachTime_andNoneHoldsIt() {
    PasswordHash one = hashes().of(PASSWORD);

    assertThat(one).isNotEqualTo(hashes().of(PASSWORD));
    assertThat(one.text()).doesNotContain(PASSWORD).isASCII();
  }

  @Test
  void whatIsNoHash_isDamaged() {
    assertThatThrownBy(() -> hashes().matches(new PasswordHash("nonsense"), PASSWORD))
        .isInstanceOf(DamagedException.class);
  }
}
