package dev.holdfast.engine.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @ValueSource(strings = {"1y", "2y5m7d3h", "36h", "14d"})
  void span_isReadAsItIsWritten(String text) {
    assertThat(Span.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "7", "d", "3d2y", "-1d", "1w", "0d", "123456d", "99999d"})
  void otherText_isRefused_andNamed(String text) {
    assertThatThrownBy(() -> Span.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T10:00:00Z, 1m, 2026-03-03T10:00:00Z",
    "2024-03-31T10:00:00Z, 1m, 2024-03-02T10:00:00Z",
    "2024-02-29T10:00:00Z, 1y, 2023-03-01T10:00:00Z",
    "2026-01-01T01:00:00+02:00, 2h, 2025-12-31T23:00:00+02:00",
    "2026-11-22T10:00:00Z, 1y1m1d1h, 2025-10-21T09:00:00Z"
  })
  void before_countsAsResticDoes(String time, String span, String expected) {
    assertThat(Span.parse(span).before(OffsetDateTime.parse(time)))
        .isEqualTo(OffsetDateTime.parse(expected));
  }
}
