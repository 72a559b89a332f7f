package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreProgress;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.time.Duration;
import java.util.List;

/** Tells how a restore goes on, and what it came to. */
final class RestoreReport implements RestoreListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final Running<RestoreProgress> running;

  RestoreReport(Machine machine, Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
    this.running = new Running<>(machine, terminal, json, "restore", new Words());
  }

  @Override
  public void failed(SnapshotPath path, String reason) {
    running.failed(path, reason);
  }

  @Override
  public void incomplete(SnapshotPath path, List<String> reasons) {
    running.failed(path, String.join("; ", reasons));
  }

  @Override
  public void progress(RestoreProgress now) {
    running.hasCome(now);
  }

  private static final class Words implements Running.Words<RestoreProgress> {
    @Override
    public String line(RestoreProgress progress, Duration elapsed) {
      return "%d of %d entries, %s of %s%s  %s"
          .formatted(
              progress.entriesDone(),
              progress.entriesTotal(),
              Amounts.bytes(progress.bytesDone()),
              Amounts.bytes(progress.bytesTotal()),
              remaining(progress, elapsed),
              progress.current());
    }

    @Override
    public void members(JsonWriter line, RestoreProgress progress) {
      line.member("total_files").unsigned(progress.entriesTotal());
      line.member("files_restored").unsigned(progress.entriesDone());
      line.member("total_bytes").unsigned(progress.bytesTotal());
      line.member("bytes_restored").unsigned(progress.bytesDone());
    }

    private static String remaining(RestoreProgress progress, Duration elapsed) {
      return progress.totalsFinal()
          ? Running.left(progress.bytesDone(), progress.bytesTotal(), elapsed)
          : "";
    }
  }

  /** Says what came of it, when nothing more is shown. */
  void tell(RestoreResult result, boolean dryRun) {
    if (json) {
      tellInJson(result);
    } else {
      tellInWords(result, dryRun);
    }
  }

  private void tellInWords(RestoreResult result, boolean dryRun) {
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
                Amounts.time(running.elapsed())));
    if (!result.isComplete()) {
      terminal.complain(
          "%s not restored; %s not given all of their owner, mode, times and attributes."
              .formatted(
                  Amounts.count(result.failed(), "entry", "entries"),
                  Amounts.count(result.incomplete(), "entry", "entries")));
    }
  }

  private void tellInJson(RestoreResult result) {
    JsonWriter line = JsonLine.message("summary");
    line.member("seconds_elapsed").unsigned(running.elapsed().toSeconds());
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
    running.close();
  }
}
