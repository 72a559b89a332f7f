package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that takes a while, and how it goes on: a line that changes in place for a person, a
 * line of JSON now and then for a script, and nothing elsewhere. Things that failed are told at
 * once.
 *
 * <p>May be told of progress and failures by any thread.
 *
 * @param <P> how far it has come
 */
final class Running<P> implements AutoCloseable {

  /** What is said of progress. */
  interface Words<P> {

    /** For a person, behind the time that it took. */
    String line(P progress, Duration elapsed);

    /** For a script, behind the type of the message and the seconds. */
    void members(JsonWriter line, P progress);
  }

  private final Machine machine;
  private final Terminal terminal;
  private final boolean json;
  private final String during;
  private final Words<P> words;
  private final Instant started;
  private final Ticker ticker;
  private volatile @Nullable P progress;

  /**
   * @param during what restic's scripts call what is done
   */
  Running(Machine machine, Terminal terminal, boolean json, String during, Words<P> words) {
    this.machine = machine;
    this.terminal = terminal;
    this.json = json;
    this.during = during;
    this.words = words;
    this.started = machine.now().toInstant();
    this.ticker = Ticker.start(machine, terminal, json, this::tick);
  }

  /** Whether anybody is shown anything of it. */
  boolean isShown() {
    return ticker.isRunning();
  }

  /**
   * The time that is left, in words, where so much of the work took so long; empty at its start.
   */
  static String left(long done, long total, Duration elapsed) {
    if (done == 0) {
      return "";
    }
    double left = (double) Math.max(0, total - done) / done;
    return ", " + Amounts.time(Duration.ofMillis((long) (elapsed.toMillis() * left))) + " left";
  }

  /** This is shown the next time that something is shown. */
  void hasCome(P now) {
    progress = now;
  }

  void failed(Object item, String reason) {
    if (json) {
      JsonWriter line = JsonLine.message("error");
      line.member("error").beginObject().member("message").text(reason).endObject();
      line.member("during").text(during);
      line.member("item").text(item.toString());
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.complain(item + ": " + reason + (reason.endsWith(".") ? "" : "."));
    }
  }

  private void tick() {
    P now = progress;
    if (now == null) {
      return;
    }
    Duration elapsed = elapsed();
    if (json) {
      JsonWriter line = JsonLine.message("status");
      line.member("seconds_elapsed").unsigned(elapsed.toSeconds());
      words.members(line, now);
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.showStatus("[" + Amounts.time(elapsed) + "] " + words.line(now, elapsed));
    }
  }

  Duration elapsed() {
    return Duration.between(started, machine.now().toInstant());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    ticker.close();
  }
}
