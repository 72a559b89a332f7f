package dev.holdfast.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "db1, DB1, true",
    "db1, db12, false",
    "db*, DB12, true",
    "db*, mydb1, false",
    "*b1*, db12, true",
    "*b1*, db2, false",
    "*b1, DB1, true",
    "*b1, db12, false",
    "*, anything, true",
    "**, anything, true",
    "d*1, d*1, true",
    "d*1, db1, false",
    "'', '', true",
    "'', db1, false"
  })
  void starsAtTheEnds_standForAnyText(String searched, String name, boolean matches) {
    assertThat(NamePattern.of(searched).matches(name)).isEqualTo(matches);
  }
}
