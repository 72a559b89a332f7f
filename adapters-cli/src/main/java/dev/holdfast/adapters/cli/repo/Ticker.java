package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import java.time.Duration;

/**
 * Shows again and again how far something has come: to a person often, to a script now and then.
 */
final class Ticker implements AutoCloseable {
  private static final Duration FOR_PEOPLE = Duration.ofMillis(200);
  private static final Duration FOR_SCRIPTS = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Repetition repetition;
  private final boolean showsStatus;
  private final boolean running;

  private Ticker(Terminal terminal, Repetition repetition, boolean showsStatus, boolean running) {
    this.terminal = terminal;
    this.repetition = repetition;
    this.showsStatus = showsStatus;
    this.running = running;
  }

  /** Where nobody looks and no JSON is wanted, nothing is shown. */
  static Ticker start(Machine machine, Terminal terminal, boolean json, Runnable show) {
    boolean showsStatus = terminal.isInteractive() && !json;
    boolean running = showsStatus || json;
    Repetition repetition =
        running
            ? machine.engine().scheduler().every(showsStatus ? FOR_PEOPLE : FOR_SCRIPTS, show)
            : () -> {};
    return new Ticker(terminal, repetition, showsStatus, running);
  }

  boolean isRunning() {
    return running;
  }

  @Override
  public void close() {
    repetition.cancel();
    if (showsStatus) {
      terminal.showStatus("");
    }
  }
}
