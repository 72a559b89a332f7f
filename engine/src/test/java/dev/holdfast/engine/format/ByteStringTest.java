package dev.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteStringTest {
  @Test
  void bytes_areCopiedOnBothWays() {
    byte[] bytes = {1, 2, 3};

    ByteString string = ByteString.of(bytes, 1, 2);
    bytes[1] = 9;
    string.bytes()[0] = 9;

    assertThat(string.bytes()).containsExactly(2, 3);
  }

  @Test
  void order_isThatOfUnsignedBytesNotOfUtf16() {
    ByteString privateUse = ByteString.utf8("\uE000");
    ByteString emoji = ByteString.utf8("\uD83D\uDE00");

    assertThat(privateUse).isLessThan(emoji);
    assertThat(ByteString.utf8("a")).isLessThan(ByteString.utf8("a ")).isLessThan(privateUse);
  }

  @Test
  void strings_areEqualByTheirBytes() {
    assertThat(ByteString.utf8("é"))
        .isEqualTo(ByteString.of(new byte[] {(byte) 0xc3, (byte) 0xa9}))
        .hasSameHashCodeAs(ByteString.utf8("é"))
        .isNotEqualTo(ByteString.EMPTY);
  }

  @Test
  void utf8_isJudgedAsGoDoes() {
    assertThat(ByteString.utf8("é\uD83D\uDE00").isUtf8()).isTrue();
    assertThat(ByteString.of(new byte[] {(byte) 0xc3}).isUtf8()).isFalse();
  }
}
