package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.backup.BackupCounts;
import dev.holdfast.engine.backup.BackupFailure;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupProgress;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells how a backup goes on, and what it came to. */
final class BackupReport implements BackupListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final Machine machine;
  private final Ticker ticker;
  private final Instant started;
  private volatile @Nullable BackupProgress progress;

  BackupReport(Machine machine, Terminal terminal, boolean json) {
    this.machine = machine;
    this.terminal = terminal;
    this.json = json;
    this.started = machine.now().toInstant();
    this.ticker = Ticker.start(machine, terminal, json, this::tick);
  }

  @Override
  public void begun(BackupProgress running) {
    progress = running;
  }

  @Override
  public void failed(BackupFailure failure) {
    String reason = Reasons.of(failure.cause());
    if (json) {
      JsonWriter line = new JsonWriter().beginObject();
      line.member("message_type").text("error");
      line.member("error").beginObject().member("message").text(reason).endObject();
      line.member("during").text("archival");
      line.member("item").text(failure.source().toString());
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.complain(failure.source() + ": " + reason + ".");
    }
  }

  private void tick() {
    BackupProgress running = progress;
    if (running == null) {
      return;
    }
    BackupCounts counts = running.counts();
    Duration elapsed = elapsed();
    if (json) {
      JsonWriter line = new JsonWriter().beginObject();
      line.member("message_type").text("status");
      line.member("seconds_elapsed").unsigned(elapsed.toSeconds());
      line.member("files_done").unsigned(counts.files());
      line.member("bytes_done").unsigned(counts.contentBytes());
      line.member("error_count").unsigned(counts.failures());
      line.member("current_files").beginArray().text(running.current().toString()).endArray();
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.showStatus(
          "[%s] %s, %s, %s/s%s  %s"
              .formatted(
                  Amounts.time(elapsed),
                  Amounts.count(counts.files(), "file"),
                  Amounts.bytes(counts.contentBytes()),
                  Amounts.bytes(perSecond(counts.contentBytes(), elapsed)),
                  counts.failures() == 0 ? "" : ", " + Amounts.count(counts.failures(), "error"),
                  running.current()));
    }
  }

  private static long perSecond(long bytes, Duration elapsed) {
    return bytes * 1000 / Math.max(1, elapsed.toMillis());
  }

  private Duration elapsed() {
    return Duration.between(started, machine.now().toInstant());
  }

  /** Says what came of it, when nothing more is shown. */
  void tell(BackupResult result) {
    SnapshotSummary summary =
        result
            .snapshot()
            .summary()
            .orElseThrow(() -> new IllegalStateException("A backup always has a summary"));
    if (json) {
      tellInJson(result, summary);
      return;
    }
    terminal.print(
        "Files:   %d new, %d changed, %d unmodified"
            .formatted(summary.filesNew(), summary.filesChanged(), summary.filesUnmodified()));
    terminal.print(
        "Folders: %d new, %d changed, %d unmodified"
            .formatted(summary.dirsNew(), summary.dirsChanged(), summary.dirsUnmodified()));
    terminal.print(
        "Added:   %s, stored in %s"
            .formatted(
                Amounts.bytes(summary.dataAddedBytes()),
                Amounts.bytes(summary.dataAddedPackedBytes())));
    terminal.print("");
    terminal.print(
        "Processed %s, %s, in %s."
            .formatted(
                Amounts.count(summary.totalFilesProcessed(), "file"),
                Amounts.bytes(summary.totalBytesProcessed()),
                Amounts.time(elapsed())));
    terminal.print("Saved snapshot " + SnapshotJson.shortId(result.snapshot()) + ".");
    if (result.isPartial()) {
      terminal.complain(
          Amounts.count(result.counts().failures(), "thing")
              + " could not be read, and "
              + (result.counts().failures() == 1 ? "is" : "are")
              + " not in the snapshot.");
    }
  }

  private void tellInJson(BackupResult result, SnapshotSummary summary) {
    JsonWriter line = new JsonWriter().beginObject();
    line.member("message_type").text("summary");
    SnapshotJson.counts(line, summary);
    line.member("total_duration").verbatim(Amounts.seconds(elapsed()));
    line.member("snapshot_id").text(result.snapshot().id().hex());
    JsonLine.print(terminal, line.endObject());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    ticker.close();
  }
}
