package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repair.RepairPlan;
import dev.holdfast.engine.repair.RepairResult;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells how a repair goes on, what it finds, and what it came to. */
final class RepairReport implements RepairListener, AutoCloseable {
  private final FindingLines lines;
  private final Running<Stage> running;
  private boolean foundWhatStays;

  private RepairReport(Machine machine, Terminal terminal, boolean json) {
    this.lines = new FindingLines(terminal, json);
    this.running = new Running<>(machine, terminal, json, "repair", Stage.WORDS);
  }

  /** How far it has come. */
  private record RepairStage(Step phase, long done, long total) implements Stage {
    @Override
    public String line(Duration elapsed) {
      return switch (phase) {
        case COPYING -> counted("Copying what is sound", "damaged packs");
        case INDEXING -> counted("Naming packs", "index files");
        case WAITING -> "Waiting until nobody else is at work";
        case DELETING -> counted("Deleting", "packs");
      };
    }
  }

  /** Repairs a repository, and tells of it; returns the exit code. */
  static int repair(
      Machine machine,
      Terminal terminal,
      boolean json,
      Repository repository,
      RepairOptions options) {
    RepairReport report = new RepairReport(machine, terminal, json);
    RepairResult result =
        report.ended(() -> repository.care().repair(options, report, Interruption.of(machine)));
    new RepairSummary(terminal, json).done(result);
    return report.exitCode(result.plan());
  }

  /** Tells what a repair would do; returns the exit code that it would have. */
  static int plan(
      Machine machine,
      Terminal terminal,
      boolean json,
      Repository repository,
      RepairOptions options) {
    RepairReport report = new RepairReport(machine, terminal, json);
    RepairPlan plan =
        report.ended(() -> repository.care().planRepair(options, report, Interruption.of(machine)));
    new RepairSummary(terminal, json).planned(plan);
    return report.exitCode(plan);
  }

  private <R> R ended(Supplier<R> work) {
    R result;
    try (this) {
      result = work.get();
    }
    lines.end();
    return result;
  }

  @Override
  public void progress(CheckListener.Phase phase, long done, long total) {
    running.hasCome(new CheckStage(phase, done, total));
  }

  @Override
  public void progress(RepairListener.Step step, long done, long total) {
    running.hasCome(new RepairStage(step, done, total));
  }

  @Override
  public void found(Finding finding) {
    foundWhatStays |= finding.isBeyondRepair();
    lines.found(finding);
  }

  @Override
  public void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    lines.touched(snapshot, path, reason);
  }

  private int exitCode(RepairPlan plan) {
    boolean whole =
        plan.found().touched() == 0
            && plan.leftPacks().isEmpty()
            && plan.unusableSnapshots().isEmpty()
            && !foundWhatStays;
    return whole ? ExitCode.OK : ExitCode.IN_PART;
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    running.close();
  }
}
