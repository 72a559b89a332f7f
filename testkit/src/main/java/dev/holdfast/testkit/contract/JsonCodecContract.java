package dev.holdfast.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonPosition;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import dev.holdfast.testkit.build.BrokenStream;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.RandomJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link JsonCodec} must keep; what it must refuse is in the class above. */
public abstract class JsonCodecContract extends JsonRefusalsContract {

  @Test
  void events_comeWithTheirPlaceInTheText() {
    String text =
        """
        {"a": [1, -2.50],
          "é": {"€😀":"x"}, "n" : null}
        """;

    assertThat(trace(text))
        .containsExactly(
            "START_OBJECT 0-1 at line 1, column 1",
            "Name[value=a] 1-4 at line 1, column 2",
            "START_ARRAY 6-7 at line 1, column 7",
            "1 7-8 at line 1, column 8",
            "-2.50 10-15 at line 1, column 11",
            "END_ARRAY 15-16 at line 1, column 16",
            "Name[value=é] 20-24 at line 2, column 3",
            "START_OBJECT 26-27 at line 2, column 8",
            "Name[value=€😀] 27-36 at line 2, column 9",
            "x 37-40 at line 2, column 14",
            "END_OBJECT 40-41 at line 2, column 17",
            "Name[value=n] 43-46 at line 2, column 20",
            "NULL 49-53 at line 2, column 26",
            "END_OBJECT 53-54 at line 2, column 30");
  }

  @Test
  void placeBehindEscapes_isThatOfTheText() {
    assertThat(trace("[\"\\u00e9\\n\",true]"))
        .containsExactly(
            "START_ARRAY 0-1 at line 1, column 1",
            "é\n 1-11 at line 1, column 2",
            "TRUE 12-16 at line 1, column 13",
            "END_ARRAY 16-17 at line 1, column 17");
  }

  @Test
  void endOfText_isSaidAgainAndAgain() {
    JsonEvents events = read("[]");

    events.next();
    events.next();

    assertThat(events.next()).isEqualTo(Mark.END_OF_TEXT);
    assertThat(events.next()).isEqualTo(Mark.END_OF_TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.0",
        "1.00",
        "1e400",
        "1E+2",
        "-1.5e-7",
        "0.1",
        "1e0",
        "123456789012345678901234567890.123456789012345678901234567890"
      })
  void numbers_keepTheirLiterals(String literal) {
    assertThat(value(literal)).isEqualTo(new JsonNumber(literal));
    assertThat(value("[" + literal + "]"))
        .isEqualTo(new JsonArray(List.of(new JsonNumber(literal))));
    assertThat(written(new JsonNumber(literal))).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "true TRUE",
        "false FALSE",
      })
  void truthValues_areRead(String text, JsonBoolean expected) {
    assertThat(value(text)).isEqualTo(expected);
    assertThat(written(expected)).isEqualTo(text);
  }

  @Test
  void nullIsAValue() {
    assertThat(value(" null ")).isEqualTo(JsonNull.NULL);
    assertThat(written(JsonNull.NULL)).isEqualTo("null");
  }

  @Test
  void strings_areUnescaped() {
    assertThat(value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00E9\\u20ac\\ud83d\\uDE00 é€😀\""))
        .isEqualTo(new JsonString("\"\\/\b\f\n\r\t\u0000é€😀 é€😀"));
    assertThat(value("\"\"")).isEqualTo(new JsonString(""));
  }

  @Test
  void loneSurrogates_areKept_andWrittenEscaped() {
    JsonString expected = new JsonString("\ud800x\udc00\udc01\ud801");

    assertThat(value("\"\\ud800x\\uDC00\\uDC01\\uD801\"")).isEqualTo(expected);
    assertThat(written(expected)).isEqualTo("\"\\ud800x\\udc00\\udc01\\ud801\"");
  }

  @Test
  void loneSurrogates_areWrittenEscapedInNamesToo() {
    JsonObject object = new JsonObject(List.of(new Member("\ud800", JsonNull.NULL)));

    assertThat(written(object)).isEqualTo("{\"\\ud800\":null}");
  }

  @Test
  void onlyWhatMustBeEscaped_isWrittenEscaped() {
    String all = "\"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080é\u2028€\uffff😀<>&'";

    assertThat(written(new JsonString(all)))
        .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u0080é\u2028€\uffff😀<>&'\"");
  }

  @Test
  void members_keepTheirOrder() {
    assertThat(written(value(" { \"b\" : 1 , \"a\" : [ true , { } ] , \"\" : [ ] } ")))
        .isEqualTo("{\"b\":1,\"a\":[true,{}],\"\":[]}");
  }

  @Test
  void sameNameInDifferentObjects_isNoDuplicate() {
    String text = "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}],\"A\":1,\"a \":1}";

    assertThat(written(value(text))).isEqualTo(text);
  }

  @Test
  void byteOrderMark_isPassedOver() {
    JsonEvents events = codec().read(stream("\ufeff[1]".getBytes(UTF_8)), LIMITS);

    events.next();

    assertThat(events.start().offset()).isEqualTo(3);
    assertThat(events.endOffset()).isEqualTo(4);
  }

  @Test
  void limitsThemselves_areAllowed() {
    assertThat(value("[".repeat(20) + "]".repeat(20))).isInstanceOf(JsonArray.class);
    assertThat(value("{\"" + "n".repeat(100) + "\":1}")).isInstanceOf(JsonObject.class);
    assertThat(value("\"" + "t".repeat(100_000) + "\""))
        .isEqualTo(new JsonString("t".repeat(100_000)));
    assertThat(value("9".repeat(100))).isEqualTo(new JsonNumber("9".repeat(100)));
  }

  @Test
  void textThatComesInDrops_isReadAsAWhole() {
    byte[] text = "{\"é€😀\":[1.50,\"\\u00e9\",true]}".getBytes(UTF_8);
    InputStream drops =
        new ByteArrayInputStream(text) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
          }
        };

    JsonValue value = JsonTrees.read(codec().read(drops, LIMITS));

    assertThat(written(value)).isEqualTo("{\"é€😀\":[1.50,\"é\",true]}");
  }

  @Test
  void whatWasWritten_isReadBack_withEachEventAtItsPlace() {
    RandomCases.check(
        200,
        chance -> {
          JsonValue value = RandomJson.value(chance);
          byte[] text = codec().write(value);

          assertThat(JsonTrees.read(codec().read(stream(text), LIMITS))).isEqualTo(value);
          assertThatEachEventIsAtItsPlace(text);
        });
  }

  @Test
  void longText_isReadAsItIs() {
    List<JsonValue> elements = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      elements.add(new JsonString("€".repeat(i % 17) + "😀é" + i));
    }
    byte[] text = codec().write(new JsonArray(elements));

    assertThat(JsonTrees.read(codec().read(stream(text), LIMITS)))
        .isEqualTo(new JsonArray(elements));
    assertThatEachEventIsAtItsPlace(text);
  }

  @Test
  void failureOfTheStream_passesThrough() {
    LimitReachedException limit = new LimitReachedException("upload.long", "Too long.");
    IOException broken = new IOException("The cable is cut");

    assertThatThrownBy(() -> drain(codec().read(failing("[1,", limit), LIMITS))).isSameAs(limit);
    assertThatThrownBy(() -> drain(codec().read(failing("[1,", broken), LIMITS)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(broken);
  }

  /** A scalar, name or mark that begins and ends where the events say reads the same alone. */
  private void assertThatEachEventIsAtItsPlace(byte[] text) {
    JsonEvents events = codec().read(stream(text), LIMITS);
    long before = 0;
    for (JsonEvent event = events.next(); event != Mark.END_OF_TEXT; event = events.next()) {
      JsonPosition start = events.start();
      assertThat(start.offset()).isGreaterThanOrEqualTo(before);
      before = events.endOffset();
      byte[] token = Arrays.copyOfRange(text, (int) start.offset(), (int) events.endOffset());
      switch (event) {
        case JsonEvent.Scalar scalar -> assertThat(codec().write(scalar.value())).isEqualTo(token);
        case JsonEvent.Name name ->
            assertThat(codec().write(new JsonString(name.value()))).isEqualTo(token);
        case Mark mark -> assertThat(token).hasSize(1);
      }
    }
  }

  private List<String> trace(String text) {
    JsonEvents events = read(text);
    List<String> trace = new ArrayList<>();
    for (JsonEvent event = events.next(); event != Mark.END_OF_TEXT; event = events.next()) {
      JsonPosition start = events.start();
      trace.add(shown(event) + " " + start.offset() + "-" + events.endOffset() + " at " + start);
    }
    return trace;
  }

  private static String shown(JsonEvent event) {
    if (event instanceof JsonEvent.Scalar scalar) {
      return switch (scalar.value()) {
        case JsonString string -> string.value();
        case JsonNumber number -> number.literal();
        default -> scalar.value().toString();
      };
    }
    return event.toString();
  }

  private String written(JsonValue value) {
    return new String(codec().write(value), UTF_8);
  }

  private static InputStream failing(String begin, Exception failure) {
    return BrokenStream.after(begin.getBytes(UTF_8), failure);
  }
}
