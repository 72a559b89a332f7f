package dev.holdfast.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b007d00",
        "007b007d",
        "fffe7b007d00",
        "feff007b007d",
        "0000007b0000007d",
        "0000010063223a7b",
        "0001000063223a7b",
        "0000fffe",
        "efbbbf7b7d",
      })
  void documentInAnotherEncodingThanUtf8_isCorrupt(String hex) {
    byte[] json = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> new JsonReader("The thing", json, 0, json.length).beginObject())
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("The thing");
  }

  @Test
  void members_areReadEnteredOrSkipped() {
    List<Object> read = new ArrayList<>();

    reading(
        " {\"skip\":{\"a\":[1,{}]},\"t\":\"x\",\"n\":18446744073709551615,\"list\":[1,2],"
            + "\"b\":true,\"none\":null,\"raw\":\"AQI=\"} \n",
        in -> {
          in.beginObject();
          while (in.nextMember()) {
            switch (in.memberName()) {
              case "t" -> read.add(in.text());
              case "n" -> read.add(in.uint64());
              case "b" -> read.add(in.bool());
              case "none" -> read.add(in.isNull());
              case "raw" -> read.add(in.base64().length);
              case "list" -> {
                in.beginArray();
                while (in.nextElement()) {
                  read.add(in.uint32());
                }
              }
              default -> in.skip();
            }
          }
          in.end();
        });

    assertThat(read).containsExactly("x", -1L, 1L, 2L, true, true, 2);
  }

  @Test
  void valueOfAnotherKind_isRefusedWithNameAndPlace() {
    assertThatThrownBy(() -> reading("{\"id\":5}", JsonReaderTest::readText))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("The list")
        .hasMessageContaining("\"id\"")
        .hasMessageContaining("a string");
    assertThatThrownBy(() -> reading("[]", JsonReader::beginObject))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("an object");
    assertThatThrownBy(() -> reading("1", JsonReader::bool)).isInstanceOf(CorruptException.class);
    assertThatThrownBy(() -> reading("\"*\"", JsonReader::base64))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("base64");
  }

  @Test
  void numberOutOfItsRange_isRefused() {
    for (String number : List.of("-1", "1.5", "1e3", "18446744073709551616")) {
      assertThatThrownBy(() -> reading(number, JsonReader::uint64))
          .isInstanceOf(CorruptException.class);
    }
    assertThatThrownBy(() -> reading("4294967296", JsonReader::uint32))
        .isInstanceOf(CorruptException.class);
    reading("4294967295", in -> assertThat(in.uint32()).isEqualTo(0xffff_ffffL));
  }

  @Test
  void brokenJson_isRefusedWithTheByte() {
    for (String json :
        List.of("", "{", "{\"id\"", "{\"id\":\"a", "{\"id\":\"\\x\"}", "{\"id\":}")) {
      assertThatThrownBy(() -> reading(json, JsonReaderTest::readText))
          .isInstanceOf(CorruptException.class)
          .hasMessageContaining("byte");
    }
    assertThatThrownBy(() -> reading("{\"id\":\"\u0001\"}", JsonReaderTest::readText))
        .isInstanceOf(CorruptException.class);
  }

  @Test
  void deepNesting_isRefused() {
    String json = "[".repeat(100_000);

    assertThatThrownBy(() -> reading(json, JsonReader::skip)).isInstanceOf(CorruptException.class);
  }

  @Test
  void textBehindTheDocument_isRefused() {
    assertThatThrownBy(
            () ->
                reading(
                    "{\"id\":\"a\"}{",
                    in -> {
                      readText(in);
                      in.end();
                    }))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("the end");
  }

  @Test
  void valueOfAnyKind_isGivenVerbatim() {
    for (String value :
        List.of("12", "-1.50e+3", "\"a\\u0041é\"", "{ \"a\" : [1, {}] }", "[ ]", "null", "true")) {
      reading(
          " {\"a\": " + value + " ,\"b\":1}",
          in -> {
            in.beginObject();
            in.nextMember();
            assertThat(in.verbatim()).hasToString(value);
            assertThat(in.nextMember()).isTrue();
            assertThat(in.uint64()).isEqualTo(1);
          });
    }
  }

  @Test
  void hashAndTime_areCheckedByName() {
    String hash = "07".repeat(32);
    reading("\"" + hash + "\"", in -> assertThat(in.hash()).isEqualTo(Hash.parse(hash)));
    reading(
        "\"2020-01-02T03:04:05Z\"", in -> assertThat(in.time()).isEqualTo("2020-01-02T03:04:05Z"));

    assertThatThrownBy(() -> reading("\"07\"", JsonReader::hash))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("64 hexadecimal");
    assertThatThrownBy(() -> reading("\"07\"", JsonReader::time))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("RFC 3339");
  }

  private static void readText(JsonReader in) {
    in.beginObject();
    while (in.nextMember()) {
      in.text();
    }
  }

  private static void reading(String json, Consumer<JsonReader> steps) {
    byte[] bytes = ("[[" + json + "]").getBytes(UTF_8);
    try (JsonReader in = new JsonReader("The list", bytes, 2, bytes.length - 3)) {
      steps.accept(in);
    }
  }
}
