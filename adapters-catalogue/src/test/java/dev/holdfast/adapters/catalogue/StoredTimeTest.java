package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimeTest {

  @Test
  void time_hasOneWidthAndEveryNanosecond() {
    assertThat(StoredTime.text(Instant.parse("2026-11-21T22:59:00.123456789Z")))
        .isEqualTo("2026-11-21T22:59:00.123456789Z");
    assertThat(StoredTime.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T12:00:00.000000001Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void time_comesBackAsItWas(String time) {
    Instant instant = Instant.parse(time);

    assertThat(StoredTime.instant(StoredTime.text(instant))).isEqualTo(instant);
  }

  @Test
  void texts_sortAsTheTimesDo() {
    List<Instant> times =
        List.of(
            Instant.parse("0999-01-01T00:00:00Z"),
            Instant.EPOCH.minusNanos(1),
            Instant.EPOCH,
            Instant.EPOCH.plusNanos(1),
            Instant.parse("2026-11-21T09:00:00Z"),
            Instant.parse("2026-11-21T10:00:00Z"));

    assertThat(times.stream().map(StoredTime::text)).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void timeOutsideFourDigits_isRefused(String time) {
    assertThatThrownBy(() -> StoredTime.text(Instant.parse(time)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("years 0 to 9999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21T22:59:00Z",
        "2026-11-21 22:59:00.123456789Z",
        "2026-11-21T22:59:00.12345678xZ",
        "2026-13-21T22:59:00.123456789Z"
      })
  void textOfAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> StoredTime.instant(text)).isInstanceOf(DateTimeException.class);
  }
}
