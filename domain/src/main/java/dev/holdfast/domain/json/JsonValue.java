package dev.holdfast.domain.json;

import java.util.List;
import java.util.Optional;

/** A JSON value that keeps what it was made of: order of members, literals of numbers. */
public sealed interface JsonValue {

  /** Members in the order of the text. Names are unique: the reader refuses duplicates. */
  record JsonObject(List<Member> members) implements JsonValue {
    public JsonObject {
      members = List.copyOf(members);
    }

    public Optional<JsonValue> member(String name) {
      for (Member member : members) {
        if (member.name().equals(name)) {
          return Optional.of(member.value());
        }
      }
      return Optional.empty();
    }
  }

  /** A name and its value. */
  record Member(String name, JsonValue value) {}

  /** Elements in their order. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /** A string, unescaped; it may hold lone surrogates, as JSON text may. */
  record JsonString(String value) implements JsonValue {}

  /** A number as it was written: {@code 1.0} and {@code 1} are two literals. */
  record JsonNumber(String literal) implements JsonValue {}

  /** {@code true} or {@code false}. */
  enum JsonBoolean implements JsonValue {
    TRUE,
    FALSE
  }

  /** {@code null}. */
  enum JsonNull implements JsonValue {
    NULL
  }
}
