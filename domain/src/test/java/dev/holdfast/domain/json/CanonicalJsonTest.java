package dev.holdfast.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

  @Test
  void members_areSortedAtEveryDepth() {
    JsonValue value =
        object(
            new Member("b", new JsonArray(List.of(named("z", "y"), new JsonNumber("1")))),
            new Member("a", object(new Member("d", named("2", "10")), new Member("c", text("x")))));

    assertThat(CanonicalJson.of(value))
        .isEqualTo(
            object(
                new Member(
                    "a", object(new Member("c", text("x")), new Member("d", named("10", "2")))),
                new Member("b", new JsonArray(List.of(named("y", "z"), new JsonNumber("1"))))));
  }

  @Test
  void elements_keepTheirOrder_andScalarsTheirText() {
    JsonArray array =
        new JsonArray(
            List.of(
                text("b"),
                text("a"),
                new JsonNumber("1.0"),
                new JsonNumber("1"),
                JsonNull.NULL,
                JsonBoolean.TRUE));

    assertThat(CanonicalJson.of(array)).isEqualTo(array);
  }

  @Test
  void names_areSortedAsTheirUtf8Is_notAsJavaSortsStrings() {
    String[] sorted = {
      "",
      "A",
      "a",
      "a\u0000",
      "aa",
      "é",
      "\ud7ff",
      "\ud800",
      "\ud800\ud800",
      "\ud800\uffff",
      "\udbff",
      "\udc00",
      "\ue000",
      "\uffff",
      "\ud800\udc00",
      "\ud83d\ude00",
      "\udbff\udfff"
    };
    String[] reversed = new String[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      reversed[i] = sorted[sorted.length - 1 - i];
    }

    assertThat(CanonicalJson.of(named(reversed))).isEqualTo(named(sorted));
    assertThat(CanonicalJson.of(named(sorted))).isEqualTo(named(sorted));
  }

  private static JsonObject named(String... names) {
    return object(
        Arrays.stream(names).map(name -> new Member(name, JsonNull.NULL)).toArray(Member[]::new));
  }

  private static JsonObject object(Member... members) {
    return new JsonObject(Stream.of(members).toList());
  }

  private static JsonString text(String value) {
    return new JsonString(value);
  }
}
