package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordTest {
  private static final String SPACES =
      " \t\n\u000b\f\r\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000";

  @Test
  void password_isTakenAsItIs() {
    assertThat(Password.of(" pä ".getBytes(UTF_8)).utf8()).isEqualTo(" pä ".getBytes(UTF_8));
    assertThat(Password.of(" pä ".toCharArray()).utf8()).isEqualTo(" pä ".getBytes(UTF_8));
  }

  @Test
  void passwordFile_isTrimmedAtBothEndsOnly() {
    assertThat(ofFile(SPACES + "two words\u200b" + SPACES)).isEqualTo("two words\u200b");
    assertThat(ofFile("x")).isEqualTo("x");
    assertThat(ofFile("\uFEFFx\n")).isEqualTo("x");
  }

  @Test
  void bytesThatAreNotUtf8_areKept() {
    byte[] content = {' ', (byte) 0x80, (byte) 0xc2, (byte) 0xe2, (byte) 0x80, '\n'};

    assertThat(Password.ofFile(content).utf8())
        .containsExactly((byte) 0x80, (byte) 0xc2, (byte) 0xe2, (byte) 0x80);
  }

  @Test
  void emptyPassword_isRefused() {
    assertThatThrownBy(() -> Password.of(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> Password.ofFile(SPACES.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void closedPassword_isWipedAndRefused() {
    Password password = Password.of("secret".toCharArray());
    byte[] inside = password.utf8();

    password.close();

    assertThat(inside).containsOnly(0);
    assertThatThrownBy(password::utf8).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void text_holdsNoSecret() {
    assertThat(Password.of("secret".toCharArray())).hasToString("Password[hidden]");
  }

  private static String ofFile(String content) {
    return new String(Password.ofFile(content.getBytes(UTF_8)).utf8(), UTF_8);
  }
}
