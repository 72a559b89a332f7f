package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.time.Duration;
import java.util.Locale;

/** Tells how a check goes on, what it finds, and what it came to. */
final class CheckReport implements CheckListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final Running<Step> running;

  private CheckReport(Machine machine, Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
    this.running = new Running<>(machine, terminal, json, "check", new Words());
  }

  /** How far it has come. */
  private record Step(Phase phase, long done, long total) {}

  /** Checks a repository, and tells of it; returns the exit code. */
  static int check(
      Machine machine,
      Terminal terminal,
      boolean json,
      Repository repository,
      CheckOptions options) {
    CheckReport report = new CheckReport(machine, terminal, json);
    CheckResult result;
    try (report) {
      result = repository.check(options, report, Interruption.of(machine));
    }
    report.tell(result);
    return result.isSound() ? ExitCode.OK : ExitCode.FAILED;
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    running.hasCome(new Step(phase, done, total));
  }

  @Override
  public void found(Finding finding) {
    if (json) {
      JsonWriter line = JsonLine.message(finding.isDamage() ? "error" : "note");
      JsonLine.print(terminal, line.member("message").text(finding.text()).endObject());
    } else if (finding.isDamage()) {
      terminal.complain(finding.text());
    } else {
      terminal.remark(finding.text());
    }
  }

  @Override
  public void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    if (json) {
      JsonWriter line = JsonLine.message("touched");
      line.member("snapshot_id").text(snapshot.id().hex());
      line.member("path").text(path.toString());
      JsonLine.print(terminal, line.member("message").text(reason).endObject());
    } else {
      terminal.print("%s  %s  (%s)".formatted(SnapshotJson.shortId(snapshot), path, reason));
    }
  }

  private static final class Words implements Running.Words<Step> {
    @Override
    public String line(Step step, Duration elapsed) {
      return switch (step.phase()) {
        case INDEX -> "Index files: %d of %d".formatted(step.done(), step.total());
        case PACKS -> "Packs: %d of %d".formatted(step.done(), step.total());
        case SNAPSHOTS -> "Snapshots: %d of %d".formatted(step.done(), step.total());
        case DATA ->
            "Reading data: %s of %s%s"
                .formatted(
                    Amounts.bytes(step.done()),
                    Amounts.bytes(step.total()),
                    Running.left(step.done(), step.total(), elapsed));
        case TOUCHED -> "What is touched: %d of %d snapshots".formatted(step.done(), step.total());
      };
    }

    @Override
    public void members(JsonWriter line, Step step) {
      line.member("phase").text(step.phase().name().toLowerCase(Locale.ROOT));
      line.member("done").unsigned(step.done());
      line.member("total").unsigned(step.total());
    }
  }

  private void tell(CheckResult result) {
    if (json) {
      tellInJson(result);
      return;
    }
    terminal.print(
        "Checked %s, %s, %s in %s; read %s of data in %s."
            .formatted(
                Amounts.count(result.snapshots(), "snapshot"),
                Amounts.count(result.trees(), "tree"),
                Amounts.count(result.blobs(), "blob"),
                Amounts.count(result.packs(), "pack"),
                Amounts.bytes(result.readBytes()),
                Amounts.time(running.elapsed())));
    if (result.isSound()) {
      terminal.print("No errors were found.");
    } else {
      terminal.complain(
          "%s found; lost or incomplete: %s of %s."
              .formatted(
                  Amounts.count(result.damages(), "error was", "errors were"),
                  Amounts.count(result.touched(), "file or folder", "files and folders"),
                  Amounts.count(result.touchedSnapshots().size(), "snapshot")));
    }
  }

  private void tellInJson(CheckResult result) {
    JsonWriter line = JsonLine.message("summary");
    line.member("num_errors").unsigned(result.damages());
    line.member("broken_packs").beginArray();
    result.damagedPacks().stream().sorted().forEach(pack -> line.text(pack.hash().hex()));
    line.endArray();
    line.member("touched_files").unsigned(result.touched());
    line.member("packs_read").unsigned(result.readPacks());
    line.member("bytes_read").unsigned(result.readBytes());
    JsonLine.print(terminal, line.endObject());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    running.close();
  }
}
