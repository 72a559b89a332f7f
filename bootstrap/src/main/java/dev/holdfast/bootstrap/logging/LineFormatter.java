package dev.holdfast.bootstrap.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A record as a line: time in UTC, level, the class without its packages, message. A failure that
 * comes with it follows, indented, so that each line that begins with a digit is a record.
 */
final class LineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String format(LogRecord line) {
    StringBuilder text = new StringBuilder(160);
    text.append(TIME.format(line.getInstant()))
        .append(' ')
        .append(nameOf(line.getLevel()))
        .append(' ')
        .append(lastPartOf(line.getLoggerName()))
        .append(": ")
        .append(onOneLine(formatMessage(line)))
        .append(System.lineSeparator());
    Throwable failure = line.getThrown();
    if (failure != null) {
      text.append(indented(failure));
    }
    return text.toString();
  }

  private static String nameOf(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR  ";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return value >= Level.INFO.intValue() ? "INFO   " : "DEBUG  ";
  }

  private static String lastPartOf(String loggerName) {
    return loggerName.substring(loggerName.lastIndexOf('.') + 1);
  }

  /** A message may quote what a client sent; it must not be able to forge a line of its own. */
  private static String onOneLine(String message) {
    return message.replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String indented(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString().indent(2);
  }
}
