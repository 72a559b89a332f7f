package dev.holdfast.adapters.storage.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.JsonCodec.Limits;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.RandomJson;
import dev.holdfast.testkit.fake.SmallJsonCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Two readers that share no code must see the same in every text, sound or broken. */
class ReadersAgreeTest {
  private static final Limits LIMITS = new Limits(20, 60, 200, 30);
  private static final String BLANKS = " \t\r\n";

  private final JsonCodec ours = new JacksonJsonCodec();
  private final JsonCodec small = new SmallJsonCodec();

  @Test
  void soundTexts_haveTheSameEventsAtTheSamePlaces() {
    RandomCases.check(
        150,
        chance -> {
          byte[] text = spaced(longText(chance), chance);
          int drop = 1 + chance.nextInt(9_000);

          assertThat(seen(ours, drops(text, drop))).isEqualTo(seen(small, drops(text, 100)));
        });
  }

  @Test
  void brokenTexts_areRefusedAlike() {
    RandomCases.check(
        4_000,
        chance -> {
          byte[] text = spaced(ours.write(RandomJson.value(chance)), chance);
          byte[] broken = broken(text, chance);

          List<String> seen = seen(ours, drops(broken, 1 + chance.nextInt(50)));
          List<String> expected = seen(small, drops(broken, 100));

          // Jackson looks at what follows a name before it shows the name: so fewer events come
          // before a fault, and of a duplicate with a fault behind it, the fault is told.
          assertThat(end(seen)).isEqualTo(end(expected));
          int common = Math.min(seen.size(), expected.size()) - 1;
          assertThat(common).isGreaterThan(expected.size() - 4);
          assertThat(seen.subList(0, common)).isEqualTo(expected.subList(0, common));
        });
  }

  /** The events with their places, then the code of the refusal, if there is one. */
  private static List<String> seen(JsonCodec codec, InputStream text) {
    List<String> seen = new ArrayList<>();
    try {
      JsonEvents events = codec.read(text, LIMITS);
      for (JsonEvent event = events.next(); event != Mark.END_OF_TEXT; event = events.next()) {
        seen.add(event + " " + events.start().offset() + events.start() + events.endOffset());
      }
    } catch (InvalidInputException e) {
      seen.add(e.code());
    }
    return seen;
  }

  private static String end(List<String> seen) {
    return seen.getLast().replace("json.duplicate", "json.malformed");
  }

  private byte[] longText(RandomGenerator chance) {
    List<JsonValue> values = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      values.add(RandomJson.value(chance));
    }
    return ours.write(new JsonArray(values));
  }

  /** The text with blanks wherever there may be some. */
  private static byte[] spaced(byte[] text, RandomGenerator chance) {
    ByteArrayOutputStream spaced = new ByteArrayOutputStream();
    boolean inString = false;
    boolean escaped = false;
    for (byte b : text) {
      boolean blanksMayFollow = !inString && ",:[]{}".indexOf(b) >= 0;
      inString = inString ? b != '"' || escaped : b == '"';
      escaped = inString && b == '\\' && !escaped;
      spaced.write(b);
      for (int i = chance.nextInt(4); blanksMayFollow && i > 0; i--) {
        spaced.write(BLANKS.charAt(chance.nextInt(BLANKS.length())));
      }
    }
    return spaced.toByteArray();
  }

  /** The text with one byte put in, taken out or changed, or cut off. */
  private static byte[] broken(byte[] text, RandomGenerator chance) {
    int at = chance.nextInt(text.length);
    byte other =
        (byte) "\"\\{}[],: 01e-.tfnu\n\u00c3\u0080\u00ff\u0000a".charAt(chance.nextInt(24));
    ByteArrayOutputStream broken = new ByteArrayOutputStream();
    broken.write(text, 0, at);
    switch (chance.nextInt(4)) {
      case 0 -> {
        broken.write(other);
        broken.write(text, at, text.length - at);
      }
      case 1 -> broken.write(text, at + 1, text.length - at - 1);
      case 2 -> {
        broken.write(other);
        broken.write(text, at + 1, text.length - at - 1);
      }
      default -> {
        return broken.toByteArray();
      }
    }
    return broken.toByteArray();
  }

  private static InputStream drops(byte[] text, int bytes) {
    return new ByteArrayInputStream(text) {
      @Override
      public int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, bytes));
      }
    };
  }
}
