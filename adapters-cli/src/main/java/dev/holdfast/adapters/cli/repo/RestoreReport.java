package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreProgress;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how a restore goes on, and what it came to. */
final class RestoreReport implements RestoreListener, AutoCloseable {
  private final Machine machine;
  private final Terminal terminal;
  private final boolean json;
  private final Instant started;
  private final Ticker ticker;
  private volatile @Nullable RestoreProgress progress;

  RestoreReport(Machine machine, Terminal terminal, boolean json) {
    this.machine = machine;
    this.terminal = terminal;
    this.json = json;
    this.started = machine.now().toInstant();
    this.ticker = Ticker.start(machine, terminal, json, this::tick);
  }

  @Override
  public void failed(SnapshotPath path, String reason) {
    tellError(path, reason);
  }

  @Override
  public void incomplete(SnapshotPath path, List<String> reasons) {
    tellError(path, String.join("; ", reasons));
  }

  private void tellError(SnapshotPath path, String reason) {
    if (json) {
      JsonWriter line = new JsonWriter().beginObject();
      line.member("message_type").text("error");
      line.member("error").beginObject().member("message").text(reason).endObject();
      line.member("during").text("restore");
      line.member("item").text(path.toString());
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.complain(path + ": " + reason);
    }
  }

  @Override
  public void progress(RestoreProgress now) {
    progress = now;
  }

  private void tick() {
    RestoreProgress now = progress;
    if (now == null) {
      return;
    }
    Duration elapsed = elapsed();
    if (json) {
      JsonWriter line = new JsonWriter().beginObject();
      line.member("message_type").text("status");
      line.member("seconds_elapsed").unsigned(elapsed.toSeconds());
      line.member("total_files").unsigned(now.entriesTotal());
      line.member("files_restored").unsigned(now.entriesDone());
      line.member("total_bytes").unsigned(now.bytesTotal());
      line.member("bytes_restored").unsigned(now.bytesDone());
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.showStatus(
          "[%s] %d of %d entries, %s of %s%s  %s"
              .formatted(
                  Amounts.time(elapsed),
                  now.entriesDone(),
                  now.entriesTotal(),
                  Amounts.bytes(now.bytesDone()),
                  Amounts.bytes(now.bytesTotal()),
                  remaining(now, elapsed),
                  now.current()));
    }
  }

  private static String remaining(RestoreProgress now, Duration elapsed) {
    if (!now.totalsFinal() || now.bytesDone() == 0) {
      return "";
    }
    double left = (double) (now.bytesTotal() - now.bytesDone()) / now.bytesDone();
    return ", " + Amounts.time(Duration.ofMillis((long) (elapsed.toMillis() * left))) + " left";
  }

  private Duration elapsed() {
    return Duration.between(started, machine.now().toInstant());
  }

  /** Says what came of it, when nothing more is shown. */
  void tell(RestoreResult result, boolean dryRun) {
    if (json) {
      tellInJson(result);
      return;
    }
    terminal.print(
        "%s %d new, %d updated; %d were right already, %d were kept."
            .formatted(
                dryRun ? "Would restore:" : "Restored:",
                result.created(),
                result.updated(),
                result.unchanged(),
                result.kept()));
    terminal.print(
        "%s %s of %s in %s."
            .formatted(
                dryRun ? "Would write" : "Wrote",
                Amounts.bytes(result.bytesWritten()),
                Amounts.bytes(result.bytesTotal()),
                Amounts.time(elapsed())));
    if (!result.isComplete()) {
      terminal.complain(
          "%s not restored; %s not given all of their owner, mode, times and attributes."
              .formatted(
                  Amounts.count(result.failed(), "entry", "entries"),
                  Amounts.count(result.incomplete(), "entry", "entries")));
    }
  }

  private void tellInJson(RestoreResult result) {
    JsonWriter line = new JsonWriter().beginObject();
    line.member("message_type").text("summary");
    line.member("seconds_elapsed").unsigned(elapsed().toSeconds());
    line.member("files_restored").unsigned(result.created() + result.updated());
    line.member("files_unchanged").unsigned(result.unchanged());
    line.member("files_skipped").unsigned(result.kept());
    line.member("files_failed").unsigned(result.failed());
    line.member("total_bytes").unsigned(result.bytesTotal());
    line.member("bytes_restored").unsigned(result.bytesWritten());
    JsonLine.print(terminal, line.endObject());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    ticker.close();
  }
}
