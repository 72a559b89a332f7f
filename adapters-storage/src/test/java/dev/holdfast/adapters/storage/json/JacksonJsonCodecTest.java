package dev.holdfast.adapters.storage.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.JsonCodec.Limits;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.testkit.contract.JsonCodecContract;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonJsonCodecTest extends JsonCodecContract {
  private static final Limits LIMITS = new Limits(20, 100, 100_000, 100);

  private final JacksonJsonCodec codec = new JacksonJsonCodec();

  @Override
  protected JsonCodec codec() {
    return codec;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1}",
        "{\"a\":1",
        "NaN",
        "// x\n1",
        "{'a':1}",
        "[01]",
        "1 2",
        "truex",
        "\"\\x\"",
        "[1,",
        "-",
        "",
        "\"a\nb\""
      })
  void reasons_speakToThePersonWhoSentTheText(String text) {
    assertThatThrownBy(() -> drain(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("The text is not JSON at line ")
        .message()
        .doesNotContain("Feature", "Source", "enable", "parser", "byte offset", "NULL");
  }

  @Test
  void reason_namesWhatIsWrong() {
    assertThatThrownBy(() -> drain("{\n  \"a\": 1,\n  }"))
        .hasMessage(
            "The text is not JSON at line 3, column 3: Unexpected character ('}' (code 125)): was"
                + " expecting double-quote to start property name.");
    assertThatThrownBy(() -> drain("{\"a\": [1, 2"))
        .hasMessage("The text is not JSON at line 1, column 12: it ends in the middle of a value.");
    assertThatThrownBy(() -> drain("[\"\u00e9\", \"\\u12\"]"))
        .hasMessageContaining("line 1, column 12");
  }

  @Test
  void longNameOfADuplicate_isCutInTheMessage() {
    Limits wide = new Limits(20, 10_000, 10, 10);
    String name = "n\u0007".repeat(4_000);
    String member = "\"" + name.replace("\u0007", "\\u0007") + "\":1";
    byte[] text = ("{" + member + "," + member + "}").getBytes(UTF_8);

    assertThatThrownBy(() -> drain(codec.read(new ByteArrayInputStream(text), wide)))
        .hasMessageStartingWith("The member \"n?n?")
        .hasMessageContaining("comes twice")
        .message()
        .hasSizeLessThan(250);
  }

  @Test
  void placesFarBehindTheBegin_areExact() {
    String line = "  \"\u20ac\u00e9 \ud83d\ude00\", 12.50, {\"n\": null},\r\n";
    String text = "[\n" + line.repeat(2_000) + "  0\n]";
    JsonEvents events = read(text);
    int bracketBytes = line.substring(0, line.indexOf('{')).getBytes(UTF_8).length;
    int lineBytes = line.getBytes(UTF_8).length;

    int lines = 0;
    for (JsonEvent event = events.next(); event != Mark.END_OF_TEXT; event = events.next()) {
      if (event == Mark.START_OBJECT) {
        assertThat(events.start())
            .hasToString("line " + (lines + 2) + ", column 18")
            .extracting("offset")
            .isEqualTo(2L + (long) lines * lineBytes + bracketBytes);
        lines++;
      }
    }
    assertThat(lines).isEqualTo(2_000);
    assertThat(events.endOffset()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void faultsFarBehindTheBegin_areAtTheirPlace() {
    String begin = "[\n" + "\"\u20ac\",\n".repeat(10_000);

    assertThatThrownBy(() -> drain(begin + " \"\u20ac\",]"))
        .hasMessageContaining("line 10002, column 6");
    assertThatThrownBy(() -> drain(begin + " \"\u20ac"))
        .hasMessageContaining("line 10002, column 4");
    assertThatThrownBy(() -> drain(begin + " {\"\u20ac\":1, \"\u20ac\":2}"))
        .hasMessageContaining("line 10002, column 10");

    byte[] text = (begin + " \"\u20ac?").getBytes(UTF_8);
    text[text.length - 1] = (byte) 0xFF;
    assertThatThrownBy(() -> drain(codec.read(new ByteArrayInputStream(text), LIMITS)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not UTF-8 at line 10002, column 4 (byte " + (text.length - 1) + ")");
  }

  @Test
  void eventsBeforeAFault_areShown() {
    byte[] text = "[1, 2, \"?\"]".getBytes(UTF_8);
    text[8] = (byte) 0xC0;
    JsonEvents events = codec.read(new ByteArrayInputStream(text), LIMITS);

    assertThat(events.next()).isEqualTo(Mark.START_ARRAY);
    assertThat(events.next()).isInstanceOf(JsonEvent.Scalar.class);
    assertThat(events.next()).isInstanceOf(JsonEvent.Scalar.class);
    assertThatThrownBy(events::next).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void failedReading_doesNotGoOn() {
    JsonEvents events = read("[1 2");
    assertThatThrownBy(() -> drain(events)).isInstanceOf(InvalidInputException.class);

    assertThatThrownBy(events::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void blanksWithoutEnd_takeNoMemory() {
    String blanks = " ".repeat(3_000_000);

    JsonEvents events = read("{\"a\"" + blanks + ":" + blanks + "1}");

    events.next();
    events.next();
    assertThat(events.endOffset()).isEqualTo(4);
    events.next();
    assertThat(events.start().offset()).isEqualTo(6_000_005);
    assertThat(events.endOffset()).isEqualTo(6_000_006);
  }

  @Test
  void longStringAcrossManyPieces_endsWhereItEnds() {
    String name = "\\u0041\u20ac".repeat(50);
    String text = "{\"" + name + "\":\"" + "\\\\\u20ac\\\"".repeat(20_000) + "\", \"b\":0}";

    JsonEvents events = read(text);
    events.next();

    assertThat(events.next()).isEqualTo(new JsonEvent.Name("A\u20ac".repeat(50)));
    assertThat(events.endOffset()).isEqualTo(1 + 2 + 50 * 9);
    events.next();
    assertThat(events.endOffset()).isEqualTo(1 + 2 + 50 * 9 + 1 + 2 + 20_000 * 7);
    events.next();
    assertThat(events.start().column()).isEqualTo(1 + 2 + 50 * 7 + 1 + 2 + 20_000 * 5 + 2 + 1);
  }

  @Test
  void objectsOfManyMembers_areRead_andDuplicatesFoundInThem() {
    StringBuilder text = new StringBuilder("{\"first\":0");
    for (int i = 0; i < 50_000; i++) {
      text.append(",\"member ").append(i).append("\":{\"a\":1,\"first\":2}");
    }

    drain(text + "}");

    assertThatThrownBy(() -> drain(text + ",\"member 49999\":1}"))
        .hasMessageContaining("\"member 49999\"");
    assertThatThrownBy(() -> drain(text + ",\"first\":1}")).hasMessageContaining("\"first\"");
  }

  @Test
  void objectWithoutEnd_isRefusedBeforeItFillsTheMemory() {
    StringBuilder text = new StringBuilder("{\"a\":0");
    for (int i = 0; i < 200_000; i++) {
      text.append(",\"m").append(i).append("\":0");
    }

    assertThatThrownBy(() -> drain(text.toString()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("json.limit"))
        .hasMessageContaining("too many members");
  }

  @Test
  void stream_isNotClosed() {
    InputStream text =
        new ByteArrayInputStream("[]".getBytes(UTF_8)) {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };

    drain(codec.read(text, LIMITS));
  }

  private JsonEvents read(String text) {
    return codec.read(new ByteArrayInputStream(text.getBytes(UTF_8)), LIMITS);
  }

  private void drain(String text) {
    drain(read(text));
  }

  private static void drain(JsonEvents events) {
    while (events.next() != Mark.END_OF_TEXT) {
      // Read for its failure alone.
    }
  }
}
