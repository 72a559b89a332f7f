package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.json.JsonEvents;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** JSON text without a library: small, strict, and slower than one. */
public final class SmallJsonCodec implements JsonCodec {

  @Override
  public JsonEvents read(InputStream text, Limits limits) {
    return new SmallJsonReader(new JsonBytes(text), limits);
  }

  @Override
  public byte[] write(JsonValue value) {
    StringBuilder text = new StringBuilder();
    append(value, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(JsonValue value, StringBuilder text) {
    switch (value) {
      case JsonObject object -> appendObject(object, text);
      case JsonArray array -> appendArray(array, text);
      case JsonString string -> appendString(string.value(), text);
      case JsonNumber number -> text.append(number.literal());
      case JsonBoolean truth -> text.append(truth == JsonBoolean.TRUE);
      case JsonNull nothing -> text.append("null");
    }
  }

  private static void appendObject(JsonObject object, StringBuilder text) {
    char before = '{';
    for (Member member : object.members()) {
      text.append(before);
      appendString(member.name(), text);
      text.append(':');
      append(member.value(), text);
      before = ',';
    }
    text.append(object.members().isEmpty() ? "{}" : "}");
  }

  private static void appendArray(JsonArray array, StringBuilder text) {
    char before = '[';
    for (JsonValue element : array.elements()) {
      text.append(before);
      append(element, text);
      before = ',';
    }
    text.append(array.elements().isEmpty() ? "[]" : "]");
  }

  private static void appendString(String string, StringBuilder text) {
    text.append('"');
    for (int at = 0; at < string.length(); ) {
      int character = string.codePointAt(at);
      appendCharacter(character, text);
      at += Character.charCount(character);
    }
    text.append('"');
  }

  private static void appendCharacter(int character, StringBuilder text) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        boolean isLoneSurrogate = Character.getType(character) == Character.SURROGATE;
        if (character < ' ' || isLoneSurrogate) {
          text.append("\\u%04x".formatted(character));
        } else {
          text.appendCodePoint(character);
        }
      }
    }
  }
}
