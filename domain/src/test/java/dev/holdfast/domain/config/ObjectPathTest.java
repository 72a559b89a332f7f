package dev.holdfast.domain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "ROLE|2c91|Auditor|ROLE/3e/4/Auditor.2c91.json",
        "AUTH_ORG|acme-poc|acme.poc|AUTH_ORG/5e/b/acme.poc.acme-poc.json",
        "ROLE|a:b/c|x y|ROLE/fb/7/x%20y.a%3Ab%2Fc.json",
        "NOTIFICATION_TEMPLATE|[Default] x|Größe €😀|"
            + "NOTIFICATION_TEMPLATE/20/1/Gr%C3%B6%C3%9Fe%20%E2%82%AC%F0%9F%98%80"
            + ".%5BDefault%5D%20x.json",
        "A.B|1.2|..|A%2EB/77/a/...1%2E2.json",
        "..|..|~%|%2E%2E/5e/c/%7E%25.%2E%2E.json"
      })
  void path_isReadableAndEncoded(String type, String id, String name, String path) {
    assertThat(ObjectPath.of(new ObjectKey(type, id), name).text()).isEqualTo(path);
  }

  @Test
  void longNames_areCut_andKeptApartByTheirHash() {
    String name = "n".repeat(300);

    ObjectPath one = ObjectPath.of(new ObjectKey("ROLE", "1"), name);
    ObjectPath other = ObjectPath.of(new ObjectKey("ROLE", "1"), name + "x");

    assertThat(one.names().getLast()).matches("n{200}~[0-9a-f]{32}\\.json");
    assertThat(other.names().getLast())
        .matches("n{200}~[0-9a-f]{32}\\.json")
        .isNotEqualTo(one.names().getLast());
  }

  @Test
  void cut_neverGoesThroughAnEscape() {
    for (int before = 196; before <= 200; before++) {
      String file =
          ObjectPath.of(new ObjectKey("ROLE", "1"), "n".repeat(before) + "ééé").names().getLast();

      assertThat(file).matches("n+(%C3|%A9)*~[0-9a-f]{32}\\.json");
      assertThat(file.indexOf('~')).isBetween(198, 200);
    }
  }

  @Test
  void typeThatIsTooLong_isCutToo() {
    String type = "TYPE_".repeat(100);

    assertThat(ObjectPath.of(new ObjectKey(type, "1"), "x").names().getFirst())
        .matches("(TYPE_){40}~[0-9a-f]{32}");
  }

  @Test
  void loneSurrogates_haveACodeOfTheirOwn() {
    assertThat(ObjectPath.of(new ObjectKey("ROLE", "1"), "\ud800?\udfff").names().getLast())
        .isEqualTo("%ED%A0%80%3F%ED%BF%BF.1.json");
  }

  @Test
  void whatIsEmpty_hasAPathToo() {
    assertThat(ObjectPath.of(new ObjectKey("", ""), "").text()).isEqualTo("~/e3/b/..json");
  }

  @Test
  void textOfAPath_isReadBack() {
    ObjectPath path = ObjectPath.of(new ObjectKey("ROLE", "2c91"), "Größe.x");

    assertThat(ObjectPath.parse(path.text())).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ROLE/2c/4",
        "ROLE/2c/4/x/y",
        "/2c/4/x",
        "ROLE/2c/4/",
        "../2c/4/x",
        "ROLE/2C/4/x",
        "ROLE/2c/44/x",
        "ROLE/2c/4/é",
        "ROLE/2c/4/a b"
      })
  void anythingElse_isDamage(String text) {
    assertThatThrownBy(() -> ObjectPath.parse(text)).isInstanceOf(DamagedException.class);
  }
}
