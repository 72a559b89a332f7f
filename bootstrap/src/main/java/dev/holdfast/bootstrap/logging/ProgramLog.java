package dev.holdfast.bootstrap.logging;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The log of this program. It replaces whatever the Java runtime was set up with. */
public final class ProgramLog {
  private static final String OUR_LOGGERS = "dev.holdfast";

  /** Kept, since the log manager alone would let a logger and its level be collected. */
  private static final List<Logger> KEPT =
      List.of(Logger.getLogger(""), Logger.getLogger(OUR_LOGGERS));

  private ProgramLog() {}

  /**
   * Sends to standard error what our classes log at this level and above. Libraries are heard from
   * WARNING up; what they call information is about themselves.
   */
  public static void start(System.Logger.Level level) {
    LogManager.getLogManager().reset();

    Handler lines = new ConsoleHandler();
    lines.setFormatter(new LineFormatter());
    lines.setLevel(Level.ALL);

    Logger everything = KEPT.getFirst();
    everything.addHandler(lines);
    everything.setLevel(Level.WARNING);
    KEPT.getLast().setLevel(levelOf(level));
  }

  private static Level levelOf(System.Logger.Level level) {
    return switch (level) {
      case ALL -> Level.ALL;
      case TRACE -> Level.FINER;
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
      case OFF -> Level.OFF;
    };
  }
}
