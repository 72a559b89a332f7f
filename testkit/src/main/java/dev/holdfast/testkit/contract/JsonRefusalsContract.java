package dev.holdfast.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.JsonCodec.Limits;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader of JSON text must refuse, and where it must say that the fault is. */
abstract class JsonRefusalsContract {
  static final Limits LIMITS = new Limits(20, 100, 100_000, 100);

  /** The codec under test. */
  protected abstract JsonCodec codec();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{1:2}",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1]",
        "[1}",
        "]",
        "}",
        ",",
        ":",
        "[\"a\":1]"
      })
  void brokenStructure_isRefused(String text) {
    assertThat(refusal(text).code()).isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "-01",
        "+1",
        ".5",
        "1.",
        "1.e2",
        "1e",
        "1e+",
        "-",
        "- 1",
        "0x10",
        "1_000",
        "NaN",
        "Infinity",
        "-Infinity",
        "1.2.3",
        "1a",
        "00",
        "--1",
        "１"
      })
  void brokenNumbers_areRefused(String text) {
    assertThat(refusal(text).code()).isEqualTo("json.malformed");
    assertThat(refusal("[" + text + "]").code()).isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tru",
        "True",
        "TRUE",
        "truex",
        "nul",
        "nulll",
        "None",
        "undefined",
        "// x\n1",
        "/* x */ 1",
        "# x\n1",
        "1 // x",
        "\u00a01",
        "\f1",
        "\u000b1",
        "\u20281",
        "[1]\u0000",
        "[\u0000]"
      })
  void wordsCommentsAndStrangeBlanks_areRefused(String text) {
    assertThat(refusal(text).code()).isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\x41\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\U0041\"",
        "\"\\'\"",
        "\"\\0\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"\u0000\"",
        "\"\u001f\"",
        "{\"a\nb\":1}"
      })
  void brokenStrings_areRefused(String text) {
    assertThat(refusal(text).code()).isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not a begin of a character|22 80 22",
        "not finished|22 c3 22",
        "not finished at the end|22 e2 82",
        "overlong, 2 bytes|22 c0 af 22",
        "overlong, 3 bytes|22 e0 80 af 22",
        "overlong, 4 bytes|22 f0 80 80 af 22",
        "surrogate|22 ed a0 80 22",
        "pair of surrogates|22 ed a0 bd ed b8 80 22",
        "beyond Unicode|22 f4 90 80 80 22",
        "five bytes|22 f8 88 80 80 80 22",
        "never a byte|22 ff 22",
        "Latin-1|22 e9 74 e9 22",
        "in a name|7b 22 c3 28 22 3a 31 7d",
        "byte order mark in the middle|5b ef bb bf 31 5d",
        "two byte order marks|ef bb bf ef bb bf 31",
        "half a byte order mark|ef bb 31"
      })
  void whatIsNotUtf8_isRefused(String what, String hex) {
    byte[] text = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(refusal(text).code()).as(what).isEqualTo("json.malformed");
  }

  @Test
  void otherEncodings_areRefused() {
    assertThat(refusal("[1]".getBytes(UTF_16)).code()).isEqualTo("json.malformed");
    assertThat(refusal("[1]".getBytes(UTF_16LE)).code()).isEqualTo("json.malformed");
    assertThat(refusal(HexFormat.of().parseHex("fffe5b005d00")).code()).isEqualTo("json.malformed");
    assertThat(refusal(HexFormat.of().parseHex("0000005b0000005d")).code())
        .isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":1}|line 1, column 8",
        "{\"a\":1,\"b\":[],\"a\":2}|line 1, column 15",
        "{\"a\":1,\"\\u0061\":2}|line 1, column 8",
        "[0,{\"x\":{\"a\":1,\"a\":2}}]|line 1, column 16",
        "{\"\":1,\"\":2}|line 1, column 7",
        "{\"é😀\":1,\"é😀\":2}|line 1, column 9",
        "{\"a\":{\"b\":1},\"c\":{\"a\":1},\"a\":1}|line 1, column 26"
      })
  void duplicateMembers_areRefused_whereTheSecondOneIs(String text, String place) {
    InvalidInputException refusal = refusal(text);

    assertThat(refusal.code()).isEqualTo("json.duplicate");
    assertThat(refusal).hasMessageContaining(place);
  }

  @Test
  void duplicateMember_isNamed() {
    assertThat(refusal("{\"timestamp\":1,\"timestamp\":1}")).hasMessageContaining("\"timestamp\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|line 1, column 2",
        "{\"a|line 1, column 4",
        "{\"a\"|line 1, column 5",
        "{\"a\":|line 1, column 6",
        "{\"a\":tr|line 1, column 8",
        "{\"a\":1|line 1, column 7",
        "{\"a\":1,|line 1, column 8",
        "[\"é😀|line 1, column 5",
        "[1.|line 1, column 4",
        "[\"\\u00|line 1, column 7",
        "[[]|line 1, column 4"
      })
  void truncatedText_isRefused_whereItEnds(String text, String place) {
    InvalidInputException refusal = refusal(text);

    assertThat(refusal.code()).isEqualTo("json.malformed");
    assertThat(refusal).hasMessageContaining(place);
  }

  @Test
  void linesAreCounted_withBothKindsOfEnds() {
    assertThat(refusal("[\n 1,\r\n\n  2")).hasMessageContaining("line 4, column 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\ud800\":1}",
        "{\"a\\udc00\":1}",
        "{\"\\udc00\\ud800\":1}",
        "{\"\\ud800\\ud800\\udc00\":1}",
        "{\"\\ud800x\":1}"
      })
  void namesWithHalfASurrogatePair_areRefused(String text) {
    assertThat(refusal(text).code()).isEqualTo("json.malformed");
  }

  @Test
  void textWithoutAValue_isRefused() {
    assertThat(refusal("").code()).isEqualTo("json.malformed");
    assertThat(refusal("")).hasMessageContaining("line 1, column 1");
    assertThat(refusal(" \n ").code()).isEqualTo("json.malformed");
    assertThat(refusal("\ufeff").code()).isEqualTo("json.malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] 2|line 1, column 5",
        "{} {}|line 1, column 4",
        "[]]|line 1, column 3",
        "1,2|line 1, column 2",
        "\"a\"\"b\"|line 1, column 4",
        "null x|line 1, column 6"
      })
  void textBehindTheValue_isRefused_whereItBegins(String text, String place) {
    InvalidInputException refusal = refusal(text);

    assertThat(refusal.code()).isEqualTo("json.malformed");
    assertThat(refusal).hasMessageContaining(place);
  }

  @Test
  void whatPassesALimit_isRefused() {
    assertThat(refusal("[".repeat(21) + "]".repeat(21)).code()).isEqualTo("json.limit");
    assertThat(refusal("{\"a\":".repeat(21) + "1" + "}".repeat(21)).code()).isEqualTo("json.limit");
    assertThat(refusal("{\"" + "n".repeat(101) + "\":1}").code()).isEqualTo("json.limit");
    assertThat(refusal("\"" + "t".repeat(100_001) + "\"").code()).isEqualTo("json.limit");
    assertThat(refusal("9".repeat(101)).code()).isEqualTo("json.limit");
    assertThat(refusal("[1." + "9".repeat(101) + "]").code()).isEqualTo("json.limit");
  }

  @Test
  void textThatNestsWithoutEnd_isRefused_longBeforeItIsRead() {
    assertThat(refusal("[".repeat(1_000_000)).code()).isEqualTo("json.limit");
    assertThat(refusal("[".repeat(21))).hasMessageContaining("line 1, column 21");
  }

  JsonEvents read(String text) {
    return codec().read(stream(text.getBytes(UTF_8)), LIMITS);
  }

  JsonValue value(String text) {
    return JsonTrees.read(read(text));
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  static void drain(JsonEvents events) {
    while (events.next() != Mark.END_OF_TEXT) {
      // Each event is read for its failure alone.
    }
  }

  private InvalidInputException refusal(String text) {
    return refusal(text.getBytes(UTF_8));
  }

  private InvalidInputException refusal(byte[] text) {
    return catchThrowableOfType(
        InvalidInputException.class, () -> drain(codec().read(stream(text), LIMITS)));
  }
}
