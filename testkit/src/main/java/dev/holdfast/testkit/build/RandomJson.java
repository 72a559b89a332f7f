package dev.holdfast.testkit.build;

import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** JSON values and strings drawn by chance, the awkward ones more often than in life. */
public final class RandomJson {
  private static final List<String> NUMBERS =
      List.of("0", "-0", "1.0", "1", "1e400", "-1.5E-7", "12345678901234567890", "0.10");
  private static final int DEPTH_MAX = 5;
  private static final int MEMBERS_MAX = 6;

  private RandomJson() {}

  public static JsonValue value(RandomGenerator chance) {
    return value(chance, DEPTH_MAX);
  }

  public static JsonObject object(RandomGenerator chance) {
    return object(chance, DEPTH_MAX);
  }

  /** A string of up to twelve characters: ASCII, controls, beyond ASCII, pairs, lone surrogates. */
  public static String text(RandomGenerator chance) {
    StringBuilder text = new StringBuilder();
    int length = chance.nextInt(13);
    for (int i = 0; i < length; i++) {
      switch (chance.nextInt(8)) {
        case 0 -> text.append((char) chance.nextInt(0x20));
        case 1 -> text.append((char) (0x80 + chance.nextInt(0x780)));
        case 2 -> text.append((char) (0xE000 + chance.nextInt(0x2000)));
        case 3 -> text.appendCodePoint(0x10000 + chance.nextInt(0x100000));
        case 4 -> text.append((char) (0xD800 + chance.nextInt(0x800)));
        default -> text.append((char) (0x20 + chance.nextInt(0x60)));
      }
    }
    return text.toString();
  }

  private static JsonValue value(RandomGenerator chance, int depth) {
    return switch (chance.nextInt(depth > 1 ? 6 : 4)) {
      case 0 -> JsonNull.NULL;
      case 1 -> chance.nextBoolean() ? JsonBoolean.TRUE : JsonBoolean.FALSE;
      case 2 -> new JsonNumber(NUMBERS.get(chance.nextInt(NUMBERS.size())));
      case 3 -> new JsonString(text(chance));
      case 4 -> object(chance, depth - 1);
      default -> array(chance, depth - 1);
    };
  }

  private static JsonObject object(RandomGenerator chance, int depth) {
    Set<String> names = new LinkedHashSet<>();
    int size = chance.nextInt(MEMBERS_MAX + 1);
    for (int i = 0; i < size; i++) {
      names.add(withoutHalfPairs(text(chance)));
    }
    return new JsonObject(
        names.stream().map(name -> new Member(name, value(chance, depth))).toList());
  }

  /** JSON that we read has no such names. */
  private static String withoutHalfPairs(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static JsonArray array(RandomGenerator chance, int depth) {
    List<JsonValue> elements = new ArrayList<>();
    int size = chance.nextInt(MEMBERS_MAX + 1);
    for (int i = 0; i < size; i++) {
      elements.add(value(chance, depth));
    }
    return new JsonArray(elements);
  }
}
