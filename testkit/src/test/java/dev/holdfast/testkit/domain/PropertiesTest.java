package dev.holdfast.testkit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.config.ObjectKey;
import dev.holdfast.domain.config.ObjectPath;
import dev.holdfast.domain.json.CanonicalJson;
import dev.holdfast.domain.json.JsonValue;
import dev.holdfast.domain.json.JsonValue.JsonArray;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.Member;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.RandomJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Facts that hold for every value, tried on values drawn by chance. */
final class PropertiesTest {

  @Test
  void everyPath_isLegalOnAnyFileSystem_andReadBack() {
    RandomCases.check(
        2000,
        chance -> {
          ObjectPath path = ObjectPath.of(key(chance), text(chance));

          assertThat(path.names()).hasSize(4);
          for (String name : path.names()) {
            assertThat(name).matches("[A-Za-z0-9_.%~-]{1,255}").isNotIn(".", "..");
          }
          assertThat(path.names().getFirst()).doesNotContain(".");
          assertThat(path.names().getLast()).endsWith(".json");
          assertThat(ObjectPath.parse(path.text())).isEqualTo(path);
        });
  }

  @Test
  void noTwoKeys_shareAPath_whateverTheirNames() {
    RandomCases.check(
        200,
        chance -> {
          Map<String, ObjectKey> holders = new HashMap<>();
          for (int i = 0; i < 50; i++) {
            ObjectKey key = smallKey(chance);

            ObjectKey holder = holders.putIfAbsent(ObjectPath.of(key, small(chance)).text(), key);

            assertThat(holder).isIn(null, key);
          }
        });
  }

  @Test
  void orderOfMembers_doesNotCountInCanonicalJson() {
    RandomCases.check(
        500,
        chance -> {
          JsonValue value = RandomJson.value(chance);

          JsonValue canonical = CanonicalJson.of(value);

          assertThat(CanonicalJson.of(shuffled(value, chance))).isEqualTo(canonical);
          assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
        });
  }

  private static ObjectKey key(RandomGenerator chance) {
    return new ObjectKey(text(chance), text(chance));
  }

  /** Short texts, and such that are just about or far above the greatest length of a name. */
  private static String text(RandomGenerator chance) {
    return RandomJson.text(chance).repeat(1 + (chance.nextInt(4) == 0 ? chance.nextInt(80) : 0));
  }

  /** Of few letters, and among them those that keep the parts of a path apart. */
  private static ObjectKey smallKey(RandomGenerator chance) {
    return new ObjectKey(small(chance), small(chance));
  }

  private static String small(RandomGenerator chance) {
    StringBuilder text = new StringBuilder();
    int length = chance.nextInt(4);
    for (int i = 0; i < length; i++) {
      text.append("./~%aA2\ud800".charAt(chance.nextInt(8)));
    }
    return text.toString();
  }

  private static JsonValue shuffled(JsonValue value, RandomGenerator chance) {
    if (value instanceof JsonObject object) {
      List<Member> members = new ArrayList<>();
      for (Member member : object.members()) {
        members.add(new Member(member.name(), shuffled(member.value(), chance)));
      }
      Collections.shuffle(members, Random.from(chance));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(
          array.elements().stream().map(element -> shuffled(element, chance)).toList());
    }
    return value;
  }
}
