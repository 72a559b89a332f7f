package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.prune.PruneCounts;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.prune.PrunePlan;
import dev.holdfast.engine.prune.PruneResult;
import dev.holdfast.engine.repository.Repository;
import java.time.Duration;

/** Tells how a prune goes on, and what it came to. */
final class PruneReport implements PruneListener, AutoCloseable {
  private final Terminal terminal;
  private final boolean json;
  private final Running<Stage> running;

  private PruneReport(Machine machine, Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
    this.running = new Running<>(machine, terminal, json, "prune", Stage.WORDS);
  }

  /** How far it has come. */
  private record PruneStage(Phase phase, long done, long total) implements Stage {
    @Override
    public String line(Duration elapsed) {
      return switch (phase) {
        case SEARCHING -> counted("Searching what is needed", "snapshots");
        case COPYING -> measured("Packing anew", elapsed);
        case INDEXING -> counted("Naming packs", "index files");
        case WAITING -> "Waiting until nobody else is at work";
        case DELETING -> counted("Deleting", "packs");
      };
    }
  }

  /** Prunes a repository, and tells of it; returns the exit code. */
  static int prune(
      Machine machine,
      Terminal terminal,
      boolean json,
      Repository repository,
      PruneOptions options) {
    PruneReport report = new PruneReport(machine, terminal, json);
    PruneResult result;
    try (report) {
      result = repository.care().prune(options, report, Interruption.of(machine));
    }
    report.tell(result);
    return ExitCode.OK;
  }

  /** Tells what a prune would do; returns the exit code. */
  static int plan(
      Machine machine,
      Terminal terminal,
      boolean json,
      Repository repository,
      PruneOptions options) {
    PruneReport report = new PruneReport(machine, terminal, json);
    PrunePlan plan;
    try (report) {
      plan = repository.care().planPrune(options, Interruption.of(machine));
    }
    report.tell(plan, true);
    return ExitCode.OK;
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    running.hasCome(new PruneStage(phase, done, total));
  }

  private void tell(PruneResult result) {
    tell(result.plan(), false);
    if (json) {
      return;
    }
    if (result.rescuedPacks() > 0) {
      terminal.print(
          Amounts.count(result.rescuedPacks(), "pack")
              + " stayed, since snapshots that came meanwhile need something of them.");
    }
    if (!result.plan().isEmpty()) {
      terminal.print(
          "Wrote %s. Kept others out for %s s."
              .formatted(Amounts.bytes(result.writtenBytes()), Amounts.seconds(result.alone())));
    }
  }

  private void tell(PrunePlan plan, boolean dryRun) {
    PruneCounts counts = plan.counts();
    if (json) {
      tellInJson(counts);
      return;
    }
    terminal.print(
        "Needed:     %s in %s"
            .formatted(
                Amounts.bytes(counts.usedBytes()), Amounts.count(counts.usedBlobs(), "blob")));
    terminal.print(
        "Not needed: %s in %s; further copies: %s; packs without index: %s"
            .formatted(
                Amounts.bytes(counts.unusedBytes()),
                Amounts.count(counts.unusedBlobs(), "blob"),
                Amounts.bytes(counts.duplicateBytes()),
                Amounts.bytes(counts.unindexedBytes())));
    if (plan.isEmpty()) {
      terminal.print("There is nothing to give back.");
      return;
    }
    int packs = counts.unusedPacks() + counts.repackedPacks() + counts.unindexedPacks();
    terminal.print(
        "%s %s; of %d of them, %s stay and %s packed anew."
            .formatted(
                dryRun ? "Would delete" : "Deleted",
                Amounts.count(packs, "pack"),
                counts.repackedPacks(),
                Amounts.bytes(counts.copiedBytes()),
                dryRun ? "would be" : "were"));
    terminal.print(
        (dryRun ? "Would give back " : "Gave back ") + Amounts.bytes(counts.freedBytes()) + ".");
  }

  private void tellInJson(PruneCounts counts) {
    JsonWriter line = JsonLine.message("summary");
    line.member("blobs").beginObject();
    line.member("used").unsigned(counts.usedBlobs());
    line.member("duplicate").unsigned(counts.duplicateBlobs());
    line.member("unused").unsigned(counts.unusedBlobs());
    line.member("total")
        .unsigned(counts.usedBlobs() + counts.duplicateBlobs() + counts.unusedBlobs());
    line.endObject().member("bytes").beginObject();
    line.member("used").unsigned(counts.usedBytes());
    line.member("duplicate").unsigned(counts.duplicateBytes());
    line.member("unused").unsigned(counts.unusedBytes());
    line.member("unreferenced").unsigned(counts.unindexedBytes());
    line.member("repack").unsigned(counts.repackedBytes());
    line.member("remove_total").unsigned(counts.freedBytes());
    line.endObject().member("packfiles").beginObject();
    line.member("total").unsigned(counts.packs());
    line.member("unreferenced").unsigned(counts.unindexedPacks());
    line.member("repack").unsigned(counts.repackedPacks());
    line.member("remove").unsigned(counts.unusedPacks());
    line.endObject();
    JsonLine.print(terminal, line.endObject());
  }

  /** Shows nothing more of how it goes on. */
  @Override
  public void close() {
    running.close();
  }
}
