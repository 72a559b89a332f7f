package dev.holdfast.adapters.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentFormTest {
  private static final DocumentForm<Journey> FORM = DocumentForm.of(Journey.class);

  record Journey(Name name, Vehicle vehicle, List<Vehicle> others, @Nullable Instant end) {

    /** Looks like the flag of a member that there is. */
    public boolean isEnd() {
      return end != null;
    }
  }

  /** What is not a component is not written. */
  record Name(String value) {
    public boolean isEmpty() {
      return value.isEmpty();
    }

    public int getLength() {
      return value.length();
    }
  }

  sealed interface Vehicle {
    record Bus(int seats, Set<DayOfWeek> days) implements Vehicle {}

    record Ship(Duration delay, ZoneId port, Map<DayOfWeek, Long> prices, JsonObject papers)
        implements Vehicle {}

    record Feet() implements Vehicle {}
  }

  private static final JsonObject PAPERS =
      new JsonObject(
          List.of(
              new Member("z", new JsonNumber("1.00")),
              new Member("big", new JsonNumber("123456789012345678901234567890")),
              new Member("a", new JsonString("\u0000\"\uD800")),
              new Member("list", new JsonArray(List.of(JsonNull.NULL, JsonBoolean.TRUE)))));

  private static final Journey EVERYTHING =
      new Journey(
          new Name("Ström"),
          new Vehicle.Ship(
              Duration.ofMillis(90_061_001),
              ZoneId.of("America/Los_Angeles"),
              Map.of(DayOfWeek.MONDAY, 7L),
              PAPERS),
          List.of(new Vehicle.Feet(), new Vehicle.Bus(50, Set.of(DayOfWeek.SUNDAY))),
          Instant.parse("2026-11-21T22:59:00.123456789Z"));

  @Test
  void everyKindOfValue_comesBackAsItWas() {
    assertThat(FORM.read(FORM.write(EVERYTHING))).isEqualTo(EVERYTHING);
  }

  @Test
  void text_isThatOfTheReleasedFormat() {
    assertThat(FORM.write(EVERYTHING))
        .isEqualTo(
            """
            {"name":{"value":"Str\\u00F6m"},"vehicle":{"is":"Ship","delay":"PT25H1M1.001S",\
            "port":"America/Los_Angeles","prices":{"MONDAY":7},\
            "papers":{"z":1.00,"big":123456789012345678901234567890,\
            "a":"\\u0000\\"\\uD800","list":[null,true]}},\
            "others":[{"is":"Feet"},{"is":"Bus","seats":50,"days":["SUNDAY"]}],\
            "end":"2026-11-21T22:59:00.123456789Z"}""");
  }

  @Test
  void absentValue_isLeftOut() {
    Journey endless = new Journey(new Name("x"), new Vehicle.Feet(), List.of(), null);

    assertThat(FORM.write(endless)).doesNotContain("end");
    assertThat(FORM.read(FORM.write(endless))).isEqualTo(endless);
  }

  @Test
  void memberOfANewerVersion_isRefused() {
    String newer = FORM.write(EVERYTHING).replaceFirst("\\{", "{\"stops\":3,");

    assertThatThrownBy(() -> FORM.read(newer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordOfANewerVersion_isRefused() {
    String newer = FORM.write(EVERYTHING).replace("\"Feet\"", "\"Rocket\"");

    assertThatThrownBy(() -> FORM.read(newer)).isInstanceOf(IllegalArgumentException.class);
  }
}
