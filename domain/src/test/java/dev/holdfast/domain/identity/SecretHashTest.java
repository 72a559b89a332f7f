package dev.holdfast.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretHashTest {

  @Test
  void secret_matchesItsHashAlone() {
    SecretHash hash = SecretHash.of("sésame");

    assertThat(hash.matches("sésame")).isTrue();
    assertThat(hash.matches("sesame")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void hash_isTheSha256OfTheText() {
    assertThat(SecretHash.of("").hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void hash_isNotPrinted() {
    assertThat(SecretHash.of("x")).hasToString("SecretHash");
  }
}
