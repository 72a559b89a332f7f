package dev.holdfast.domain.config;

import dev.holdfast.domain.Mutable;
import dev.holdfast.domain.config.BundleEntry.Item;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvent.Name;
import dev.holdfast.domain.json.JsonEvent.Scalar;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonPosition;
import dev.holdfast.domain.json.JsonTreeReader;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a bundle, one at a time, and checks that each has the shape of one. */
@Mutable("It counts what an object takes while it is read")
final class ItemReader {
  private record Self(ObjectKey key, String name) {}

  private final JsonEvents events;
  private final JsonTreeReader tree;
  private final BundleLimits limits;
  private final BundlePlace place;
  private int number;
  private long begin;
  private int values;

  ItemReader(JsonEvents events, BundleLimits limits, BundlePlace place) {
    this.events = events;
    this.tree = new JsonTreeReader(events, this::count);
    this.limits = limits;
    this.place = place;
  }

  /** The object whose begin is the last event that was read. */
  Item read(int itemNumber) {
    JsonPosition start = events.start();
    number = itemNumber;
    begin = start.offset();
    values = 0;

    List<Member> members = new ArrayList<>();
    @Nullable Self self = null;
    while (tree.next() instanceof Name name) {
      JsonEvent first = tree.next();
      if (name.value().equals("self")) {
        JsonPosition position = events.start();
        JsonValue value = tree.readFrom(first);
        self = self(value, position);
        place.atObjectOf(self.key(), self.name());
        members.add(new Member(name.value(), value));
      } else {
        requireKind(name.value(), first);
        members.add(new Member(name.value(), tree.readFrom(first)));
      }
    }
    JsonObject item = new JsonObject(members);
    if (self == null) {
      throw missing("self", start);
    } else if (item.member("version").isEmpty()) {
      throw missing("version", start);
    } else if (item.member("object").isEmpty()) {
      throw missing("object", start);
    }
    return new Item(
        new ConfigObject(self.key(), self.name(), item), number, begin, events.endOffset());
  }

  private void requireKind(String name, JsonEvent first) {
    if (name.equals("version")
        && !(first instanceof Scalar scalar && scalar.value() instanceof JsonNumber)) {
      throw shape(events.start(), "\"version\" must be a number.");
    }
    if (name.equals("object") && first != Mark.START_OBJECT) {
      throw shape(events.start(), "\"object\" must be an object.");
    }
  }

  private Self self(JsonValue value, JsonPosition position) {
    if (!(value instanceof JsonObject self)) {
      throw shape(position, "\"self\" must be an object with id, type and name.");
    }
    String type = text(self, "type", position);
    String id = text(self, "id", position);
    String name = text(self, "name", position);
    if (type.isEmpty() || id.isEmpty()) {
      throw shape(position, "\"self\" must have an id and a type that are not empty.");
    }
    return new Self(new ObjectKey(type, id), name);
  }

  private String text(JsonObject self, String member, JsonPosition position) {
    if (!(self.member(member).orElse(null) instanceof JsonString string)) {
      throw shape(position, "\"self\" must have the member \"" + member + "\", a string.");
    }
    if (string.value().length() > limits.keyCharactersMax()) {
      throw limit(
          position,
          "\"self." + member + "\" is longer than " + limits.keyCharactersMax() + " characters.");
    }
    return string.value();
  }

  private void count(JsonEvent event) {
    if (event instanceof Scalar || event == Mark.START_OBJECT || event == Mark.START_ARRAY) {
      values++;
    }
    if (values > limits.itemValuesMax()) {
      throw limit(
          events.start(), "one object may hold " + limits.itemValuesMax() + " values at most.");
    }
    if (events.endOffset() - begin > limits.itemBytesMax()) {
      throw limit(
          events.start(), "one object may be " + limits.itemBytesMax() + " bytes long at most.");
    }
  }

  private InvalidInputException missing(String member, JsonPosition start) {
    return shape(
        start,
        "the member \"" + member + "\" is missing; every object has version, self and object.");
  }

  private InvalidInputException shape(JsonPosition position, String problem) {
    return place.refusal("bundle.shape", position, problem);
  }

  private InvalidInputException limit(JsonPosition position, String problem) {
    return place.refusal("bundle.limit", position, problem);
  }
}
