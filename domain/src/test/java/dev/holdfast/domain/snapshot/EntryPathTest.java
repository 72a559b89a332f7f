package dev.holdfast.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryPathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/a, /a",
    "//a///b/, /a/b",
    "/a/\\xe9, /a/\\xE9",
    "/\\xc3\\xa9, /é",
  })
  void equalPlaces_haveEqualValues(String text, String value) {
    assertThat(new EntryPath(text).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "/a/../b", "/.", "/a\0", "/\ud800"})
  void whatIsNoPath_isRefusedByName(String text) {
    assertThatThrownBy(() -> new EntryPath(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is no path in a snapshot");
  }

  @Test
  void pathThatIsTooLong_isRefused_andShownInPart() {
    String text = "/" + "x".repeat(EntryPath.CHARS_MAX);

    assertThatThrownBy(() -> new EntryPath(text))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .hasSizeLessThan(400);
  }

  @Test
  void path_knowsItsNames() {
    EntryPath path = new EntryPath("/a/b/c");

    assertThat(path.names()).containsExactly("a", "b", "c");
    assertThat(path.name()).isEqualTo("c");
    assertThat(path.parent()).contains(new EntryPath("/a/b"));
    assertThat(new EntryPath("/a").parent()).contains(EntryPath.ROOT);
    assertThat(EntryPath.ROOT.parent()).isEmpty();
    assertThat(EntryPath.ROOT.names()).isEmpty();
    assertThat(EntryPath.ROOT.child("a").child("b")).isEqualTo(new EntryPath("/a/b"));
  }

  @Test
  void pathIsWithin_itselfAndWhatItLiesIn_andNothingElse() {
    EntryPath path = new EntryPath("/a/b");

    assertThat(path.isWithin(EntryPath.ROOT)).isTrue();
    assertThat(path.isWithin(new EntryPath("/a"))).isTrue();
    assertThat(path.isWithin(path)).isTrue();
    assertThat(path.isWithin(new EntryPath("/a/b/c"))).isFalse();
    assertThat(new EntryPath("/ab").isWithin(new EntryPath("/a"))).isFalse();
  }
}
