package dev.holdfast.domain.json;

import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvent.Name;
import dev.holdfast.domain.json.JsonEvent.Scalar;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a part of a text as one value in memory. */
public final class JsonTreeReader {
  private final JsonEvents events;
  private final Consumer<JsonEvent> check;

  /**
   * A reader of values that are known to be small.
   *
   * @param events how deep they nest is limited by whoever makes them
   */
  public JsonTreeReader(JsonEvents events) {
    this(events, event -> {});
  }

  /**
   * A reader of values whose size must be limited.
   *
   * @param check is shown each event as it is read, and throws where it has seen enough
   */
  public JsonTreeReader(JsonEvents events, Consumer<JsonEvent> check) {
    this.events = events;
    this.check = check;
  }

  /** The next event, checked. */
  public JsonEvent next() {
    JsonEvent event = events.next();
    check.accept(event);
    return event;
  }

  /** The value that comes next. */
  public JsonValue read() {
    return readFrom(next());
  }

  /** The value that begins with the event, which was the last one read. */
  public JsonValue readFrom(JsonEvent first) {
    return switch (first) {
      case Scalar scalar -> scalar.value();
      case Mark mark -> readFrom(mark);
      case Name name -> throw new IllegalArgumentException("A value doesn't begin with " + name);
    };
  }

  private JsonValue readFrom(Mark mark) {
    return switch (mark) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case END_OBJECT, END_ARRAY, END_OF_TEXT ->
          throw new IllegalArgumentException("A value doesn't begin with " + mark);
    };
  }

  private JsonObject object() {
    List<Member> members = new ArrayList<>();
    while (next() instanceof Name name) {
      members.add(new Member(name.value(), read()));
    }
    return new JsonObject(members);
  }

  private JsonArray array() {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonEvent event = next(); event != Mark.END_ARRAY; event = next()) {
      elements.add(readFrom(event));
    }
    return new JsonArray(elements);
  }
}
