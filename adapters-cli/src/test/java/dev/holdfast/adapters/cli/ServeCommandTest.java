package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.cli.ServeOptions.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {

  @Test
  void withoutOptions_defaultsAreServed() {
    TypedLine line = TypedLine.of("serve");

    assertThat(line.exitCode()).isZero();
    assertThat(line.served())
        .isEqualTo(
            new ServeOptions(
                Path.of("./holdfast-data"),
                "127.0.0.1",
                8640,
                1L << 30,
                10,
                Duration.ofHours(1),
                2,
                null,
                Duration.ofMinutes(15),
                10L << 30,
                Duration.ofHours(24),
                new Tls.None(),
                System.Logger.Level.INFO));
  }

  @Test
  void everyOption_isServedAsTyped() {
    TypedLine line =
        TypedLine.of(
            "serve",
            "--data=/srv/daten-ä",
            "--host=::1",
            "--port=0",
            "--upload-bytes-max=500MB",
            "--uploads-max=25",
            "--token-lifetime=12h",
            "--workers=4",
            "--archives-bytes-max=2GiB",
            "--archives-kept=90s",
            "--log-level=debug");

    assertThat(line.served())
        .isEqualTo(
            new ServeOptions(
                Path.of("/srv/daten-ä"),
                "::1",
                0,
                500_000_000,
                25,
                Duration.ofHours(12),
                4,
                null,
                Duration.ofMinutes(15),
                2L << 30,
                Duration.ofSeconds(90),
                new Tls.None(),
                System.Logger.Level.DEBUG));
  }

  @Test
  void everyVariable_isServedAsSet() {
    TypedLine line =
        TypedLine.in(
            Map.of(
                "HOLDFAST_DATA", "/srv/h",
                "HOLDFAST_HOST", "localhost",
                "HOLDFAST_PORT", "9000",
                "HOLDFAST_UPLOAD_BYTES_MAX", "2GiB",
                "HOLDFAST_UPLOADS_MAX", "1",
                "HOLDFAST_TOKEN_LIFETIME", "90s",
                "HOLDFAST_WORKERS", "16",
                "HOLDFAST_LOG_LEVEL", "error"),
            "serve");

    assertThat(line.served())
        .isEqualTo(
            new ServeOptions(
                Path.of("/srv/h"),
                "localhost",
                9000,
                2L << 30,
                1,
                Duration.ofSeconds(90),
                16,
                null,
                Duration.ofMinutes(15),
                10L << 30,
                Duration.ofHours(24),
                new Tls.None(),
                System.Logger.Level.ERROR));
  }

  @Test
  void typedOption_winsOverVariable() {
    TypedLine line = TypedLine.in(Map.of("HOLDFAST_PORT", "9000"), "serve", "--port", "9001");

    assertThat(line.served().port()).isEqualTo(9001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port             | abc    | --port must be a number from 0 to 65535, not "abc".
          --port             | 65536  | --port must be a number from 0 to 65535, not "65536".
          --port             | -1     | --port must be a number from 0 to 65535, not "-1".
          --host             | a b    | --host must be a host name or an address such as 127.0.0.1, not "a b".
          --data             | ' '    | --data must name a folder, and is empty.
          --upload-bytes-max | 1XB    | --upload-bytes-max must be a size from 1024 bytes to 64 GiB, such as 500MB or 1GiB, not "1XB".
          --upload-bytes-max | 10     | --upload-bytes-max must be a size from 1024 bytes to 64 GiB, such as 500MB or 1GiB, not "10".
          --upload-bytes-max | 65GiB  | --upload-bytes-max must be a size from 1024 bytes to 64 GiB, such as 500MB or 1GiB, not "65GiB".
          --uploads-max      | 0      | --uploads-max must be a number from 1 to 10000, not "0".
          --token-lifetime   | 15     | --token-lifetime must be a time from 30 s to 24 h, such as 90s, 15m or 12h, not "15".
          --token-lifetime   | 25h    | --token-lifetime must be a time from 30 s to 24 h, such as 90s, 15m or 12h, not "25h".
          --workers          | 17     | --workers must be a number from 1 to 16, not "17".
          --log-level        | loud   | --log-level must be error, warning, info or debug, not "loud".
          """)
  void wrongValue_isRefusedInASentence(String option, String value, String sentence) {
    TypedLine line = TypedLine.of("serve", option + "=" + value);

    assertThat(line.err())
        .isEqualTo(
            "holdfast: " + sentence + " Try: holdfast serve --help" + System.lineSeparator());
    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.askedForNothing()).isTrue();
  }

  @Test
  void wrongValueOfAVariable_namesTheVariable() {
    TypedLine line = TypedLine.in(Map.of("HOLDFAST_PORT", "http"), "serve");

    assertThat(line.err())
        .startsWith("holdfast: HOLDFAST_PORT must be a number from 0 to 65535, not \"http\".");
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data",
        "host",
        "port",
        "upload-bytes-max",
        "uploads-max",
        "token-lifetime",
        "workers",
        "log-level"
      })
  void help_namesEveryOptionAndItsVariable(String option) {
    String help = TypedLine.of("serve", "--help").out();

    assertThat(help)
        .contains("--" + option + "=")
        .contains("HOLDFAST_" + option.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  @Test
  void failure_isToldInItsOwnWords() {
    TypedLine line = TypedLine.of("serve", "--port=1");

    assertThat(line.err())
        .isEqualTo("holdfast: Port 1 is taken; choose another by --port." + System.lineSeparator());
    assertThat(line.exitCode()).isEqualTo(1);
  }

  @Test
  void faultOfOurs_isOneSentenceWithItsPlace() {
    TypedLine line = TypedLine.of("serve", "--port=2");

    assertThat(line.err())
        .startsWith("holdfast: This is a fault in Holdfast itself, please report it: ")
        .contains("IllegalStateException: two, at ")
        .hasLineCount(1);
    assertThat(line.exitCode()).isEqualTo(1);
  }
}
