package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.repair.RepairPlan;
import dev.holdfast.engine.repair.RepairResult;
import java.util.Set;

/** Tells what a repair came to, or would come to. */
final class RepairSummary {
  private final Terminal terminal;
  private final boolean json;

  RepairSummary(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  void done(RepairResult result) {
    if (json) {
      JsonWriter line = begin(result.plan());
      line.member("copied_blobs").unsigned(result.copiedBlobs());
      line.member("copied_bytes").unsigned(result.copiedBytes());
      line.member("lost_blobs").unsigned(result.lostBlobs());
      line.member("deleted_packs").unsigned(result.deletedPacks());
      JsonLine.print(terminal, line.endObject());
      return;
    }
    tellWork(result.plan(), "Done:");
    if (!result.plan().droppedPacks().isEmpty()) {
      terminal.print(
          "Copied %s (%s) out of damaged packs, and deleted %s."
              .formatted(
                  Amounts.count(result.copiedBlobs(), "blob"),
                  Amounts.bytes(result.copiedBytes()),
                  Amounts.count(result.deletedPacks(), "pack")));
    }
    if (result.lostBlobs() > 0) {
      terminal.complain(
          "Lost: %s. A backup that meets the same content stores it again."
              .formatted(Amounts.count(result.lostBlobs(), "blob")));
    }
    tellWhatStays(result.plan());
  }

  void planned(RepairPlan plan) {
    if (json) {
      JsonLine.print(terminal, begin(plan).endObject());
      return;
    }
    tellWork(plan, "To be done:");
    tellWhatStays(plan);
  }

  private void tellWork(RepairPlan plan, String heading) {
    if (plan.isEmpty()) {
      terminal.print("There is nothing to repair.");
      return;
    }
    terminal.print(heading);
    tell("Named in new index files", plan.namedPacks().size(), "pack");
    tell("Named no more, since missing", plan.missingPacks().size(), "pack");
    tell("Dropped, since damaged", plan.droppedPacks().size(), "pack");
    tell("Dropped, since unusable", plan.droppedIndexFiles().size(), "index file");
    tell("Forgotten, since damaged", plan.droppedSnapshots().size(), "snapshot file");
  }

  private void tell(String work, int count, String noun) {
    if (count > 0) {
      terminal.print("  %s: %s".formatted(work, Amounts.count(count, noun)));
    }
  }

  private void tellWhatStays(RepairPlan plan) {
    if (plan.found().touched() > 0) {
      terminal.complain(
          ("Lost or incomplete: %s of %s. Back up the same files again: what is still the same comes"
                  + " back in these snapshots too. Forget those that stay incomplete.")
              .formatted(
                  Amounts.count(plan.found().touched(), "file or folder", "files and folders"),
                  Amounts.count(plan.found().touchedSnapshots().size(), "snapshot")));
    }
    if (!plan.leftPacks().isEmpty()) {
      terminal.complain(
          ("Left as they are, since they can't be read: %s. If they never can be, name them to this"
                  + " command, and they are dropped.")
              .formatted(Amounts.count(plan.leftPacks().size(), "pack")));
    }
    int snapshots = plan.unusableSnapshots().size() - plan.droppedSnapshots().size();
    if (snapshots > 0) {
      terminal.complain(
          "Left as they are: %s; with --forget-damaged they go."
              .formatted(Amounts.count(snapshots, "damaged snapshot file")));
    }
  }

  private static JsonWriter begin(RepairPlan plan) {
    JsonWriter line = JsonLine.message("summary");
    line.member("named_packs").unsigned(plan.namedPacks().size());
    line.member("dropped_index_files").unsigned(plan.droppedIndexFiles().size());
    ids(line, "missing_packs", plan.missingPacks());
    ids(line, "dropped_packs", plan.droppedPacks());
    ids(line, "left_packs", plan.leftPacks());
    line.member("damaged_snapshots").unsigned(plan.unusableSnapshots().size());
    line.member("dropped_snapshots").unsigned(plan.droppedSnapshots().size());
    line.member("touched_files").unsigned(plan.found().touched());
    line.member("touched_snapshots").unsigned(plan.found().touchedSnapshots().size());
    return line;
  }

  private static void ids(JsonWriter line, String name, Set<PackId> packs) {
    line.member(name).beginArray();
    packs.stream().sorted().forEach(pack -> line.text(pack.hash().hex()));
    line.endArray();
  }
}
