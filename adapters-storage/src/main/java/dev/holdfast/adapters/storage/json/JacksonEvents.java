package dev.holdfast.adapters.storage.json;

import dev.holdfast.application.port.out.JsonCodec.Limits;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonEvent;
import dev.holdfast.domain.json.JsonEvent.Mark;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonPosition;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonString;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Jackson's tokens as events, with exact places and our limits. */
final class JacksonEvents implements JsonEvents {
  private enum State {
    READING,
    ENDED,
    FAILED
  }

  private final JsonText text;
  private final JsonParser parser;
  private final Limits limits;
  private final MemberNames names = new MemberNames();
  private State state = State.READING;
  private int depth;
  private boolean valueIsRead;
  private long endOffset;

  JacksonEvents(JsonText text, JsonParser parser, Limits limits) {
    this.text = text;
    this.parser = parser;
    this.limits = limits;
  }

  @Override
  public JsonEvent next() {
    switch (state) {
      case READING -> {}
      case ENDED -> {
        return Mark.END_OF_TEXT;
      }
      case FAILED -> throw new IllegalStateException("Reading has failed before");
    }
    state = State.FAILED;
    JsonEvent event = read();
    if (event == Mark.END_OF_TEXT) {
      parser.close();
      state = State.ENDED;
    } else {
      state = State.READING;
    }
    return event;
  }

  @Override
  public JsonPosition start() {
    return state == State.ENDED ? text.places().end() : text.places().start();
  }

  @Override
  public long endOffset() {
    return endOffset;
  }

  private JsonEvent read() {
    try {
      JsonToken token = parser.nextToken();
      return token == null ? endOfText() : event(token);
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    } catch (StreamConstraintsException e) {
      throw limit(
          text.places().hasNext() ? text.places().nextStart() : text.places().start(),
          "a name, string or number is longer than "
              + limits.nameCharactersMax()
              + ", "
              + limits.textCharactersMax()
              + " or "
              + limits.numberCharactersMax()
              + " characters");
    } catch (JacksonException e) {
      throw malformed(placeOf(e), JacksonReasons.of(e));
    }
  }

  private JsonEvent event(JsonToken token) {
    text.places().take();
    if (valueIsRead) {
      throw malformed(start(), "the text must end behind its one value");
    }
    JsonEvent event =
        switch (token) {
          case START_OBJECT -> startObject();
          case START_ARRAY -> open(Mark.START_ARRAY);
          case END_OBJECT -> endObject();
          case END_ARRAY -> close(Mark.END_ARRAY);
          case PROPERTY_NAME -> name(parser.currentName());
          case VALUE_STRING -> string(parser.getString());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
          case VALUE_TRUE -> word(JsonBoolean.TRUE, "true");
          case VALUE_FALSE -> word(JsonBoolean.FALSE, "false");
          case VALUE_NULL -> word(JsonNull.NULL, "null");
          case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
              throw new IllegalStateException("JSON text has no " + token);
        };
    valueIsRead = depth == 0;
    return event;
  }

  private JsonEvent endOfText() {
    if (!valueIsRead) {
      throw malformed(text.places().end(), "the text has no value");
    }
    endOffset = text.places().end().offset();
    return Mark.END_OF_TEXT;
  }

  private JsonEvent startObject() {
    names.startObject();
    return open(Mark.START_OBJECT);
  }

  private JsonEvent endObject() {
    names.endObject();
    return close(Mark.END_OBJECT);
  }

  private JsonEvent open(Mark mark) {
    depth++;
    if (depth > limits.depthMax()) {
      throw limit(start(), "values nest deeper than " + limits.depthMax());
    }
    return endingAfter(1, mark);
  }

  private JsonEvent close(Mark mark) {
    depth--;
    return endingAfter(1, mark);
  }

  private JsonEvent name(String name) {
    requireLength(name, limits.nameCharactersMax(), "a name");
    switch (names.add(name)) {
      case ADDED -> {}
      case DUPLICATE ->
          throw new InvalidInputException(
              "json.duplicate",
              "The member "
                  + JacksonReasons.quoted(name)
                  + " comes twice in one object, again at "
                  + start()
                  + ". Send each member once.");
      case TOO_MANY -> throw limit(start(), "the objects around it have too many members");
    }
    endOffset = text.places().stringEnd();
    return new JsonEvent.Name(name);
  }

  private JsonEvent string(String value) {
    requireLength(value, limits.textCharactersMax(), "a string");
    endOffset = text.places().stringEnd();
    return new JsonEvent.Scalar(new JsonString(value));
  }

  private JsonEvent number(String literal) {
    requireLength(literal, limits.numberCharactersMax(), "a number");
    return endingAfter(literal.length(), new JsonEvent.Scalar(new JsonNumber(literal)));
  }

  private JsonEvent word(JsonValue value, String text) {
    return endingAfter(text.length(), new JsonEvent.Scalar(value));
  }

  private JsonEvent endingAfter(int bytes, JsonEvent event) {
    endOffset = text.places().start().offset() + bytes;
    return event;
  }

  private void requireLength(String value, int charactersMax, String what) {
    if (value.length() > charactersMax) {
      throw limit(start(), what + " is longer than " + charactersMax + " characters");
    }
  }

  /** Where text breaks off, it is wrong at its end; otherwise, where Jackson stumbled. */
  private JsonPosition placeOf(JacksonException e) {
    boolean breaksOff = text.hasEnded() && !valueIsRead;
    return Optional.ofNullable(e.getLocation())
        .filter(location -> !breaksOff && location.getByteOffset() >= 0)
        .map(location -> text.position(location.getByteOffset()))
        .orElseGet(() -> text.places().end());
  }

  private static InvalidInputException malformed(JsonPosition place, String reason) {
    return new InvalidInputException(
        "json.malformed", "The text is not JSON at " + place + ": " + reason + ".");
  }

  private static InvalidInputException limit(JsonPosition place, String reason) {
    return new InvalidInputException(
        "json.limit", "The text passes a limit at " + place + ": " + reason + ".");
  }
}
