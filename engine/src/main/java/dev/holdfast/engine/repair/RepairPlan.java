package dev.holdfast.engine.repair;

import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Diagnosis;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import java.util.HashSet;
import java.util.Set;

/**
 * What a repair will do.
 *
 * @param found what it has seen, and what that touches
 * @param droppedIndexFiles index files that can't be used
 * @param namedPacks packs that no index file names, and will be named
 * @param missingPacks packs that are not there, and will be named no more
 * @param droppedPacks packs that are damaged: what is sound in them is copied, and they go
 * @param leftPacks packs that could not be read, and so are left as they are
 * @param unusableSnapshots snapshot files that can't be used
 * @param droppedSnapshots those of them that go
 */
public record RepairPlan(
    CheckResult found,
    Set<IndexId> droppedIndexFiles,
    Set<PackId> namedPacks,
    Set<PackId> missingPacks,
    Set<PackId> droppedPacks,
    Set<PackId> leftPacks,
    Set<SnapshotId> unusableSnapshots,
    Set<SnapshotId> droppedSnapshots) {

  static RepairPlan of(Diagnosis diagnosis, RepairOptions options) {
    Set<PackId> left = new HashSet<>(diagnosis.unreadablePacks());
    left.removeAll(named(options));
    Set<PackId> dropped = new HashSet<>(diagnosis.damagedPacks());
    dropped.addAll(diagnosis.unreadablePacks());
    dropped.removeAll(left);
    Set<PackId> newlyNamed = new HashSet<>(diagnosis.unnamedPacks());
    newlyNamed.removeAll(dropped);
    newlyNamed.removeAll(left);
    Set<SnapshotId> snapshots = diagnosis.unusableSnapshots();
    return new RepairPlan(
        diagnosis.result(),
        diagnosis.unusableIndexFiles(),
        newlyNamed,
        diagnosis.missingPacks(),
        dropped,
        left,
        snapshots,
        options.dropsSnapshots() ? snapshots : Set.of());
  }

  private static Set<PackId> named(RepairOptions options) {
    return options.examined().data() instanceof DataChoice.Packs(Set<PackId> ids) ? ids : Set.of();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return droppedIndexFiles.isEmpty()
        && namedPacks.isEmpty()
        && missingPacks.isEmpty()
        && droppedPacks.isEmpty()
        && droppedSnapshots.isEmpty();
  }

  /** The packs that no index file names afterwards. */
  Set<PackId> going() {
    Set<PackId> going = new HashSet<>(missingPacks);
    going.addAll(droppedPacks);
    return going;
  }
}
