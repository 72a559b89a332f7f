package dev.holdfast.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotIdTest {
  private static final String DIGITS = "0123456789abcdef".repeat(4);

  @Test
  void sixtyFourHexadecimalDigits_areAnId() {
    assertThat(new SnapshotId(DIGITS)).hasToString(DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "g", "/", ":", "`", "é", " ", "00", ""})
  void anythingElse_isRefused(String last) {
    assertThatThrownBy(() -> new SnapshotId(DIGITS.substring(1) + last))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 lower-case hexadecimal digits");
  }
}
