package dev.holdfast.engine.source.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.format.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "abc,        abc",
    "'',         ''",
    "*,          ''",
    "*,          anything",
    "a*,         a",
    "*c,         abc",
    "a*b*c,      axxbxxbxxc",
    "*.go,       .go",
    "a?c,        aüc",
    "?,          ü",
    "[a-c]x,     bx",
    "[^a-c],     d",
    "[^a-c],     ü",
    "[ä-ü],      ö",
    "[\\]],      ]",
    "[\\-a],     -",
    "\\*,        *",
    "a\\?,       a?",
    "**,         xy",
    "*[0-9]*,    a7b"
  })
  void name_matches(String pattern, String name) {
    assertThat(Glob.parse(pattern).matches(ByteString.utf8(name))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "abc,     abcd",
    "abc,     ab",
    "a?c,     ac",
    "?,       ''",
    "a*c,     abcd",
    "[a-c],   d",
    "[^a-c],  b",
    "[a],     ''",
    "\\*,     x",
    "a*b*c,   axxcxxb",
    "A,       a"
  })
  void otherName_doesNotMatch(String pattern, String name) {
    assertThat(Glob.parse(pattern).matches(ByteString.utf8(name))).isFalse();
  }

  @Test
  void byteThatIsNoCharacter_countsAsOne() {
    ByteString name = ByteString.of(new byte[] {'a', (byte) 0xff, 'b'});

    assertThat(Glob.parse("a?b").matches(name)).isTrue();
    assertThat(Glob.parse("a??b").matches(name)).isFalse();
    assertThat(Glob.parse("a*").matches(name)).isTrue();
  }

  @Test
  void manyStars_takeNoLongTime() {
    Glob glob = Glob.parse("a*".repeat(40) + "b");

    assertThat(glob.matches(ByteString.utf8("a".repeat(4000)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[a", "[]", "[^]", "[]a]", "[a-]", "[-a]", "[abc-]", "a\\", "[a\\"})
  void malformedPattern_isRefusedByName(String pattern) {
    assertThatThrownBy(() -> Glob.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + pattern + "\"");
  }
}
