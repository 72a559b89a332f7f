package dev.holdfast.adapters.http.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2021-05-11T22:23:16Z,            2021-05-11T22:23:16Z",
    "2024-03-07T21:11:00.660Z,        2024-03-07T21:11:00.66Z",
    "2024-03-07T21:11:00.100000Z,     2024-03-07T21:11:00.1Z",
    "2024-03-07T21:11:00.123456789Z,  2024-03-07T21:11:00.123456789Z",
    "2024-03-07T21:11:00.000000001Z,  2024-03-07T21:11:00.000000001Z",
    "2024-03-07T00:00:00+02:00,       2024-03-06T22:00:00Z"
  })
  void time_isUtc_withoutItsLastZeros(String time, String text) {
    assertThat(WireTime.text(OffsetDateTime.parse(time).toInstant())).isEqualTo(text);
    assertThat(Instant.parse(text)).isEqualTo(OffsetDateTime.parse(time).toInstant());
  }
}
