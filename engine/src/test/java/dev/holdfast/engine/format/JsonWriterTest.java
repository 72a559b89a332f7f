package dev.holdfast.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.id.Hash;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private final JsonWriter out = new JsonWriter();

  @Test
  void membersAndElements_areSeparatedByCommas() {
    out.beginObject();
    out.member("a").beginArray().unsigned(1).unsigned(-1).endArray();
    out.member("b").beginObject().endObject();
    out.member("c").nothing();
    out.member("d").beginArray().beginObject().endObject().beginObject().endObject().endArray();
    out.member("e").bool(true).member("f").base64(new byte[] {1, 2, 3, 4});
    out.endObject().newLine();

    assertThat(written())
        .isEqualTo(
            "{\"a\":[1,18446744073709551615],\"b\":{},\"c\":null,\"d\":[{},{}],"
                + "\"e\":true,\"f\":\"AQIDBA==\"}\n");
  }

  @Test
  void characters_areEscapedAsGoDoes() {
    out.text("\"\\/\b\f\n\r\t\u0000\u001f\u007f<>&\u2028\u2029é€\uD83D\uDE00");

    assertThat(written())
        .isEqualTo(
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\\u003c\\u003e\\u0026"
                + "\\u2028\\u2029é€\uD83D\uDE00\"");
  }

  @Test
  void loneSurrogate_isWrittenAsReplacement() {
    out.text("a\uD800b\uDC00");

    assertThat(written()).isEqualTo("\"a\\ufffdb\\ufffd\"");
  }

  /** Overlong, surrogate, beyond the last code point, cut short: each byte counts by itself. */
  @Test
  void bytesThatAreNotUtf8_areWrittenAsOneReplacementEach() {
    assertThat(writtenBytes("ff61")).isEqualTo("\"\\ufffda\"");
    assertThat(writtenBytes("c080")).isEqualTo("\"\\ufffd\\ufffd\"");
    assertThat(writtenBytes("eda080")).isEqualTo("\"\\ufffd\\ufffd\\ufffd\"");
    assertThat(writtenBytes("f4908080")).isEqualTo("\"\\ufffd\\ufffd\\ufffd\\ufffd\"");
    assertThat(writtenBytes("e282")).isEqualTo("\"\\ufffd\\ufffd\"");
    assertThat(writtenBytes("efbfbd")).isEqualTo("\"\uFFFD\"");
  }

  @Test
  void stringAndItsBytes_areWrittenAlike() {
    Seeds.forEachSeed(
        500,
        random -> {
          int[] codePoints =
              random
                  .ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                  .map(c -> random.nextBoolean() ? c : c & 0xff)
                  .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                  .toArray();
          String text = new String(codePoints, 0, codePoints.length);

          byte[] ofString = new JsonWriter().text(text).toBytes();
          byte[] ofBytes = new JsonWriter().text(ByteString.utf8(text)).toBytes();

          assertThat(ofBytes).isEqualTo(ofString);
          try (JsonReader in = new JsonReader("It", ofString, 0, ofString.length)) {
            assertThat(in.text()).isEqualTo(text);
          }
        });
  }

  @Test
  void valuesOfTheFormat_haveTheirText() {
    out.beginArray();
    out.hash(Hash.parse("07".repeat(32)));
    out.time(OffsetDateTime.parse("2020-01-02T03:04:05.5Z"));
    out.verbatim(ByteString.utf8("{ }"));
    out.endArray();

    assertThat(written()).isEqualTo("[\"" + "07".repeat(32) + "\",\"2020-01-02T03:04:05.5Z\",{ }]");
  }

  @Test
  void resetWriter_beginsAnew() {
    out.beginArray().unsigned(1);
    out.reset();
    out.unsigned(2);

    assertThat(written()).isEqualTo("2");
    assertThat(out.length()).isEqualTo(1);
  }

  private String written() {
    return new String(out.toBytes(), UTF_8);
  }

  private static String writtenBytes(String hex) {
    ByteString bytes = ByteString.of(HexFormat.of().parseHex(hex));
    return new String(new JsonWriter().text(bytes).toBytes(), UTF_8);
  }
}
