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

/** Tells how a check goes on, what it finds, and what it came to. */
final class CheckReport implements CheckListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final FindingLines lines;
  private final Running<Stage> running;

  private CheckReport(Machine machine, Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
    this.lines = new FindingLines(terminal, json);
    this.running = new Running<>(machine, terminal, json, "check", Stage.WORDS);
  }

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
      result = repository.care().check(options, report, Interruption.of(machine));
    }
    report.lines.end();
    report.tell(result);
    return result.isSound() ? ExitCode.OK : ExitCode.FAILED;
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    running.hasCome(new CheckStage(phase, done, total));
  }

  @Override
  public void found(Finding finding) {
    lines.found(finding);
  }

  @Override
  public void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    lines.touched(snapshot, path, reason);
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
