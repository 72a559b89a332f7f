package dev.holdfast.domain.json;

import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonBoolean;
import dev.holdfast.domain.json.JsonValue.JsonNull;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The form in which values are compared and stored: members sorted by name at every depth.
 *
 * <p>Names are compared character by character as their UTF-8 bytes would be, which is not the
 * order of Java's strings. Numbers stay the literals that they were: {@code 1} and {@code 1.0} are
 * different texts, and nothing here rounds. Written without blanks, two values have the same
 * canonical text exactly if they are the same.
 */
public final class CanonicalJson {
  private static final Comparator<Member> BY_NAME =
      Comparator.comparing(Member::name, CanonicalJson::compareAsUtf8);

  private CanonicalJson() {}

  /** The same value with all members sorted. */
  public static JsonValue of(JsonValue value) {
    return switch (value) {
      case JsonObject object -> ofObject(object);
      case JsonArray array -> ofArray(array);
      case JsonString string -> string;
      case JsonNumber number -> number;
      case JsonBoolean truth -> truth;
      case JsonNull nothing -> nothing;
    };
  }

  private static JsonObject ofObject(JsonObject object) {
    List<Member> sorted = new ArrayList<>(object.members().size());
    for (Member member : object.members()) {
      sorted.add(new Member(member.name(), of(member.value())));
    }
    sorted.sort(BY_NAME);
    return new JsonObject(sorted);
  }

  private static JsonArray ofArray(JsonArray array) {
    return new JsonArray(array.elements().stream().map(CanonicalJson::of).toList());
  }

  private static int compareAsUtf8(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; ) {
      int left = one.codePointAt(i);
      int right = other.codePointAt(i);
      if (left != right) {
        return Integer.compare(left, right);
      }
      i += Character.charCount(left);
    }
    return Integer.compare(one.length(), other.length());
  }
}
