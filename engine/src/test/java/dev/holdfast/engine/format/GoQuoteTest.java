package dev.holdfast.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoQuoteTest {
  @Test
  void vectorsOfTheFormat_areQuoted() {
    assertThat(quote("quo\"te")).isEqualTo("quo\\\"te");
    assertThat(quote("back\\slash")).isEqualTo("back\\\\slash");
    assertThat(quote("\t")).isEqualTo("\\t");
    assertThat(GoQuote.quote(new byte[] {(byte) 0xff, (byte) 0xfe})).isEqualTo("\\xff\\xfe");
    assertThat(quote("\u00a0")).isEqualTo("\\u00a0");
    assertThat(quote("\u2028")).isEqualTo("\\u2028");
    assertThat(quote("\ue000")).isEqualTo("\\ue000");
    assertThat(quote(Character.toString(0xe0001))).isEqualTo("\\U000e0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.txt", "a <b> & 'c'", "é", "\uFFFD", "\uD83D\uDE00", "e\u0301"})
  void printableText_standsAsItIs(String text) {
    assertThat(quote(text)).isEqualTo(text);
    assertThat(GoQuote.unquote(text)).isEqualTo(text.getBytes(UTF_8));
  }

  @Test
  void controls_areQuotedByLetterOrDigits() {
    assertThat(quote("\u0007\b\t\n\u000b\f\r")).isEqualTo("\\a\\b\\t\\n\\v\\f\\r");
    assertThat(quote("\u0000\u0006\u000e\u001f\u007f")).isEqualTo("\\x00\\x06\\x0e\\x1f\\x7f");
    assertThat(quote("\u0080\u00ad")).isEqualTo("\\u0080\\u00ad");
  }

  @Test
  void surrogatesInUtf8_areBytesThatAreNotUtf8() {
    byte[] raw = HexFormat.of().parseHex("eda080");

    assertThat(GoQuote.quote(raw)).isEqualTo("\\xed\\xa0\\x80");
  }

  @Test
  void anyBytes_comeBack() {
    Seeds.forEachSeed(
        2_000,
        random -> {
          byte[] raw = RawNames.any(random);

          assertThat(GoQuote.unquote(GoQuote.quote(raw))).isEqualTo(raw);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\n",
        "\\",
        "a\\",
        "\\q",
        "\\'",
        "\\0",
        "\\x",
        "\\x1",
        "\\xg0",
        "\\u12",
        "\\ud800",
        "\\U00110000",
        "\\Uffffffff",
        "\\U0000123",
        "\\x１１"
      })
  void textThatGoWouldNotWrite_isRefusedByName(String text) {
    assertThatThrownBy(() -> GoQuote.unquote(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void loneSurrogateAndEndlessText_areRefused() {
    assertThatThrownBy(() -> GoQuote.unquote("\uD800"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GoQuote.unquote("a".repeat(GoQuote.TEXT_CHARS_MAX + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048577");
  }

  private static String quote(String text) {
    return GoQuote.quote(text.getBytes(UTF_8));
  }
}
