package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.backup.BackupCounts;
import dev.holdfast.engine.backup.BackupFailure;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupProgress;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.SourceScan;
import dev.holdfast.engine.backup.SourceTotals;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.snapshot.SummaryJson;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells how a backup goes on, and what it came to. */
final class BackupReport implements BackupListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final Machine machine;
  private final Running<BackupProgress> running;
  private volatile @Nullable SourceTotals totals;
  private volatile boolean closed;

  BackupReport(Machine machine, Terminal terminal, boolean json) {
    this.machine = machine;
    this.terminal = terminal;
    this.json = json;
    this.running = new Running<>(machine, terminal, json, "archival", new Words());
  }

  /**
   * Counts beside the backup how much there is, where somebody is shown how far it has come. Ends
   * with this report.
   */
  void countAhead(BackupRequest request) {
    if (running.isShown()) {
      machine.engine().executor().execute(() -> count(request));
    }
  }

  private void count(BackupRequest request) {
    try {
      totals = new SourceScan(request, machine.files(), () -> closed).run();
    } catch (CancellationException e) {
      // The backup was quicker.
    }
  }

  @Override
  public void begun(BackupProgress progress) {
    running.hasCome(progress);
  }

  @Override
  public void failed(BackupFailure failure) {
    running.failed(failure.source(), Reasons.of(failure.cause()));
  }

  private final class Words implements Running.Words<BackupProgress> {
    @Override
    public String line(BackupProgress progress, Duration elapsed) {
      BackupCounts counts = progress.counts();
      return "%s, %s/s%s%s  %s"
          .formatted(
              done(counts),
              Amounts.bytes(perSecond(counts.contentBytes(), elapsed)),
              left(counts, elapsed),
              counts.failures() == 0 ? "" : ", " + Amounts.count(counts.failures(), "error"),
              progress.current());
    }

    private String done(BackupCounts counts) {
      SourceTotals all = totals;
      return all == null
          ? Amounts.count(counts.files(), "file") + ", " + Amounts.bytes(counts.contentBytes())
          : "%d of %s, %s of %s"
              .formatted(
                  counts.files(),
                  Amounts.count(all.files(), "file"),
                  Amounts.bytes(counts.contentBytes()),
                  Amounts.bytes(all.bytes()));
    }

    private String left(BackupCounts counts, Duration elapsed) {
      SourceTotals all = totals;
      return all == null ? "" : Running.left(counts.contentBytes(), all.bytes(), elapsed);
    }

    @Override
    public void members(JsonWriter line, BackupProgress progress) {
      BackupCounts counts = progress.counts();
      SourceTotals all = totals;
      if (all != null) {
        line.member("total_files").unsigned(all.files());
        line.member("total_bytes").unsigned(all.bytes());
      }
      line.member("files_done").unsigned(counts.files());
      line.member("bytes_done").unsigned(counts.contentBytes());
      line.member("error_count").unsigned(counts.failures());
      line.member("current_files").beginArray().text(progress.current().toString()).endArray();
    }

    private static long perSecond(long bytes, Duration elapsed) {
      return bytes * 1000 / Math.max(1, elapsed.toMillis());
    }
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
    } else {
      tellInWords(result, summary);
    }
  }

  private void tellInWords(BackupResult result, SnapshotSummary summary) {
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
                Amounts.time(running.elapsed())));
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
    JsonWriter line = JsonLine.message("summary");
    SummaryJson.counts(line, summary);
    line.member("total_duration").verbatim(Amounts.seconds(running.elapsed()));
    line.member("snapshot_id").text(result.snapshot().id().hex());
    JsonLine.print(terminal, line.endObject());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    closed = true;
    running.close();
  }
}
