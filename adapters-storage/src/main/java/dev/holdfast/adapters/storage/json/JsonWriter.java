package dev.holdfast.adapters.storage.json;

import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import java.util.Arrays;

/** Writes one value as text in UTF-8, escaping only what must be. */
final class JsonWriter {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  /** A character takes three bytes at most, or six where it is escaped. */
  private static final int CHARACTER_BYTES_MAX = 6;

  private byte[] bytes = new byte[512];
  private int length;

  private JsonWriter() {}

  static byte[] write(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return Arrays.copyOf(writer.bytes, writer.length);
  }

  private void value(JsonValue value) {
    switch (value) {
      case JsonObject object -> object(object);
      case JsonArray array -> array(array);
      case JsonString string -> string(string.value());
      case JsonNumber number -> ascii(number.literal());
      case JsonBoolean truth ->
          ascii(
              switch (truth) {
                case TRUE -> "true";
                case FALSE -> "false";
              });
      case JsonNull _ -> ascii("null");
    }
  }

  private void object(JsonObject object) {
    ascii('{');
    boolean first = true;
    for (JsonValue.Member member : object.members()) {
      if (!first) {
        ascii(',');
      }
      first = false;
      string(member.name());
      ascii(':');
      value(member.value());
    }
    ascii('}');
  }

  private void array(JsonArray array) {
    ascii('[');
    boolean first = true;
    for (JsonValue element : array.elements()) {
      if (!first) {
        ascii(',');
      }
      first = false;
      value(element);
    }
    ascii(']');
  }

  private void string(String text) {
    ascii('"');
    int count = text.length();
    for (int i = 0; i < count; i++) {
      reserve(CHARACTER_BYTES_MAX);
      char c = text.charAt(i);
      if (c < 0x80) {
        asciiInString(c);
      } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        supplementary(Character.toCodePoint(c, text.charAt(i)));
      } else {
        escaped(c);
      }
    }
    ascii('"');
  }

  private void asciiInString(char c) {
    switch (c) {
      case '"', '\\' -> shortly(c);
      case '\b' -> shortly('b');
      case '\f' -> shortly('f');
      case '\n' -> shortly('n');
      case '\r' -> shortly('r');
      case '\t' -> shortly('t');
      default -> {
        if (c < ' ') {
          escaped(c);
        } else {
          put(c);
        }
      }
    }
  }

  private void supplementary(int codePoint) {
    put(0xF0 | (codePoint >> 18));
    put(0x80 | ((codePoint >> 12) & 0x3F));
    put(0x80 | ((codePoint >> 6) & 0x3F));
    put(0x80 | (codePoint & 0x3F));
  }

  private void shortly(char letter) {
    put('\\');
    put(letter);
  }

  private void escaped(char c) {
    put('\\');
    put('u');
    put(HEX[c >> 12]);
    put(HEX[(c >> 8) & 0xF]);
    put(HEX[(c >> 4) & 0xF]);
    put(HEX[c & 0xF]);
  }

  private void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void ascii(char c) {
    reserve(1);
    put(c);
  }

  private void put(int b) {
    bytes[length] = (byte) b;
    length++;
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      long wanted = Math.max(2L * bytes.length, (long) length + count);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
