package dev.holdfast.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

  @Test
  void record_isALineWithTimeLevelAndClass() {
    String line = new LineFormatter().format(record(Level.INFO, "The server is up."));

    assertThat(line)
        .isEqualTo(
            "2026-11-21T10:15:30.120Z INFO    Main: The server is up." + System.lineSeparator());
  }

  @Test
  void lineBreakInAMessage_makesNoSecondLine() {
    String line = new LineFormatter().format(record(Level.WARNING, "name\n2026 ERROR forged"));

    assertThat(line).contains("WARNING Main: name\\n2026 ERROR forged").hasLineCount(1);
  }

  @Test
  void failure_followsIndented() {
    LogRecord record = record(Level.SEVERE, "It broke.");
    record.setThrown(new IllegalStateException("of this"));

    String text = new LineFormatter().format(record);

    assertThat(text.lines().toList().get(1))
        .isEqualTo("  java.lang.IllegalStateException: of this");
    assertThat(text.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  "));
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("dev.holdfast.bootstrap.Main");
    record.setInstant(Instant.parse("2026-11-21T10:15:30.120Z"));
    return record;
  }
}
