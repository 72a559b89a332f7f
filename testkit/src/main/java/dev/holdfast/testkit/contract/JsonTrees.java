package dev.holdfast.testkit.contract;

import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole text as one value, for texts that a test made itself. */
final class JsonTrees {

  private JsonTrees() {}

  static JsonValue read(JsonEvents events) {
    JsonValue value = value(events.next(), events);
    if (events.next() != Mark.END_OF_TEXT) {
      throw new AssertionError("More than one value");
    }
    return value;
  }

  private static JsonValue value(JsonEvent first, JsonEvents events) {
    return switch (first) {
      case JsonEvent.Scalar scalar -> scalar.value();
      case Mark mark when mark == Mark.START_OBJECT -> object(events);
      case Mark mark when mark == Mark.START_ARRAY -> array(events);
      case Mark mark -> throw new AssertionError("Not a value: " + mark);
      case JsonEvent.Name name -> throw new AssertionError("Not a value: " + name);
    };
  }

  private static JsonObject object(JsonEvents events) {
    List<Member> members = new ArrayList<>();
    JsonEvent event = events.next();
    while (event instanceof JsonEvent.Name name) {
      members.add(new Member(name.value(), value(events.next(), events)));
      event = events.next();
    }
    if (event != Mark.END_OBJECT) {
      throw new AssertionError("Not the end of an object: " + event);
    }
    return new JsonObject(members);
  }

  private static JsonArray array(JsonEvents events) {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonEvent event = events.next(); event != Mark.END_ARRAY; event = events.next()) {
      elements.add(value(event, events));
    }
    return new JsonArray(elements);
  }
}
