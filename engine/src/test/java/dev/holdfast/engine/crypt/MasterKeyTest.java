package dev.holdfast.engine.crypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class MasterKeyTest {
  private static final byte[] ENCRYPT = Vectors.sequence(0x00, 32);
  private static final byte[] MAC_K = Vectors.sequence(0x20, 16);
  private static final byte[] MAC_R = Vectors.sequence(0x30, 16);

  @Test
  void part_isKeptAsGivenAndCopied() {
    byte[] encrypt = ENCRYPT.clone();

    MasterKey key = new MasterKey(encrypt, MAC_K, MAC_R);
    encrypt[0] = 99;
    key.encrypt()[1] = 99;

    assertThat(key.encrypt()).isEqualTo(ENCRYPT);
    assertThat(key.macK()).isEqualTo(MAC_K);
    assertThat(key.macR()).isEqualTo(MAC_R);
  }

  @Test
  void partThatIsAllZero_isRefusedByName() {
    assertThatThrownBy(() -> new MasterKey(new byte[32], MAC_K, MAC_R))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encrypt");
    assertThatThrownBy(() -> new MasterKey(ENCRYPT, new byte[16], MAC_R))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mac.k");
    assertThatThrownBy(() -> new MasterKey(ENCRYPT, MAC_K, new byte[16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mac.r");
  }

  @Test
  void partOfWrongLength_isRefused() {
    assertThatThrownBy(() -> new MasterKey(ENCRYPT, MAC_K, new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes, not 15");
  }

  @Test
  void keys_areEqualByTheirBytes() {
    MasterKey key = new MasterKey(ENCRYPT, MAC_K, MAC_R);

    assertThat(key)
        .isEqualTo(new MasterKey(ENCRYPT, MAC_K, MAC_R))
        .hasSameHashCodeAs(new MasterKey(ENCRYPT, MAC_K, MAC_R))
        .isNotEqualTo(new MasterKey(ENCRYPT, MAC_R, MAC_R));
  }

  @Test
  void randomKeys_differ() {
    SecureRandom random = new SecureRandom();

    assertThat(MasterKey.random(random)).isNotEqualTo(MasterKey.random(random));
  }

  @Test
  void text_holdsNoSecret() {
    assertThat(new MasterKey(ENCRYPT, MAC_K, MAC_R)).hasToString("MasterKey[hidden]");
  }
}
