package dev.holdfast.adapters.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.testkit.build.RandomCases;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T22:59:00Z",
        "2026-11-21T22:59:00.1Z",
        "2026-11-21T22:59:00.123Z",
        "2026-11-21T22:59:00.123456Z",
        "2026-11-21T22:59:00.123456789Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2024-02-29T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "2026-11-21T23:59:00+01:00"
      })
  void time_isTheOneThatTheJdkReads(String text) {
    assertThat(InstantReader.instant(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void everyTime_comesBackFromItsText() {
    RandomCases.check(
        20_000,
        chance -> {
          int nanos =
              switch (chance.nextInt(4)) {
                case 0 -> 0;
                case 1 -> chance.nextInt(1_000) * 1_000_000;
                case 2 -> chance.nextInt(1_000_000) * 1_000;
                default -> chance.nextInt(1_000_000_000);
              };
          long seconds = chance.nextLong(-70_000_000_000L, 300_000_000_000L);
          Instant time = Instant.ofEpochSecond(seconds, nanos);

          assertThat(InstantReader.instant(time.toString())).isEqualTo(time);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-21T22:59:00",
        "2026-11-21 22:59:00Z",
        "2026-11-21T22:59:0xZ",
        "2026-11-21T22:59:00.12x4Z",
        "2026-11-21T22:59:00.1234567890Z",
        "2026-13-21T22:59:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-21T22:60:00Z"
      })
  void whatIsNoTime_isRefused(String text) {
    assertThatThrownBy(() -> InstantReader.instant(text)).isInstanceOf(DateTimeException.class);
  }
}
