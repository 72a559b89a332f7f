package dev.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {
  private static final long FIRST_SECOND = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-02T03:04:05Z",
        "2020-01-02T03:04:05.5Z",
        "2020-01-02T03:04:05.000000001Z",
        "2020-01-02T03:04:05.123456789+05:30",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999-11:00"
      })
  void textOfGo_isWrittenAsItWasRead(String text) {
    assertThat(GoTime.format(GoTime.parse(text))).isEqualTo(text);
  }

  @Test
  void anyTime_comesBackWithItsOffset() {
    Seeds.forEachSeed(
        1_000,
        random -> {
          ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
          Instant instant =
              Instant.ofEpochSecond(
                  random.nextLong(FIRST_SECOND, LAST_SECOND), random.nextInt(1_000_000_000));
          OffsetDateTime time = instant.atOffset(offset);

          assertThat(GoTime.parse(GoTime.format(time))).isEqualTo(time);
        });
  }

  @Test
  void timeThatTheTextCannotSay_isRefused() {
    OffsetDateTime time = OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

    assertThatThrownBy(() -> GoTime.format(time.withYear(10_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000");
    assertThatThrownBy(() -> GoTime.format(time.withYear(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> GoTime.format(time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(3208))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("+00:53:28");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020-01-02",
        "2020-01-02T03:04:05",
        "2020-01-02 03:04:05Z",
        "2020-13-02T03:04:05Z",
        "2020-02-30T03:04:05Z",
        "2020-01-02T24:00:00Z",
        "2020-01-02T03:04:05.Z",
        "2020-01-02T03:04:05.5",
        "2020-01-02T03:04:05.1234567891Z",
        "2020-01-02T03:04:05,5Z",
        "2020-01-02T03:04:05z",
        "2020-01-02T03:04:05Zx",
        "2020-01-02T03:04:05+0100",
        "2020-01-02T03:04:05+19:00",
        "2020-01-02T03:04:05*01:00",
        "-020-01-02T03:04:05Z",
        "２０２０-01-02T03:04:05Z"
      })
  void textThatIsNoTime_isRefusedByName(String text) {
    assertThatThrownBy(() -> GoTime.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
