package dev.holdfast.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcePathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/srv, /srv",
    "/srv/, /srv",
    "//srv///data//, /srv/data",
    "/srv/..data/.x/a..b, /srv/..data/.x/a..b",
    "/srv/a b/é, /srv/a b/é"
  })
  void equalPlaces_haveEqualValues(String written, String plain) {
    assertThat(new SourcePath(written)).hasToString(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "srv", "C:\\data", "/srv/../etc", "/..", "/./srv", "/srv/.", "/a\0b"})
  void whatMayLeadElsewhere_isRefused(String path) {
    assertThatThrownBy(() -> new SourcePath(path))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"" + path + "\"");
  }

  @Test
  void pathLongerThanTheSystemTakes_isRefused() {
    assertThat(new SourcePath("/" + "é".repeat(2047)).names()).hasSize(1);
    assertThatThrownBy(() -> new SourcePath("/" + "é".repeat(2048)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("4095");
  }

  @Test
  void whatLiesInAFolder_isWithinIt_andItsNeighboursAreNot() {
    SourcePath folder = new SourcePath("/srv/data");

    assertThat(folder.isWithin(folder)).isTrue();
    assertThat(new SourcePath("/srv/data/a").isWithin(folder)).isTrue();
    assertThat(new SourcePath("/srv/database").isWithin(folder)).isFalse();
    assertThat(new SourcePath("/srv").isWithin(folder)).isFalse();
    assertThat(folder.isWithin(new SourcePath("/"))).isTrue();
  }
}
