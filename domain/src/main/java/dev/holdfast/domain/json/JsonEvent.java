package dev.holdfast.domain.json;

/** A step of reading JSON text. */
public sealed interface JsonEvent {

  /** An event without content. */
  enum Mark implements JsonEvent {
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    /** The text has ended after exactly one value; every further read says so again. */
    END_OF_TEXT
  }

  /** A member's name; its value follows. */
  record Name(String value) implements JsonEvent {}

  /** A string, a number, a truth value or null. */
  record Scalar(JsonValue value) implements JsonEvent {}
}
