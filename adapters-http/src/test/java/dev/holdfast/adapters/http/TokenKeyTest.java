package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.support.TestEdge;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class TokenKeyTest {

  @Test
  void key_isWhatItWasKeptAs() {
    TokenKey key = TokenKey.of(TestEdge.KEY);

    assertThat(key.privateKey().getEncoded()).isEqualTo(TestEdge.KEY);
    assertThat(key.publicKey().getModulus().bitLength()).isEqualTo(2048);
    assertThat(key).hasToString("TokenKey");
  }

  @Test
  void whatIsNoKey_isRefused() {
    byte[] none = {1, 2, 3};

    assertThatThrownBy(() -> TokenKey.of(none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shortKey_isRefused() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    byte[] tooShort = generator.generateKeyPair().getPrivate().getEncoded();

    assertThatThrownBy(() -> TokenKey.of(tooShort))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2048");
  }
}
