package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.ChosenPacks.SizedPack;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.restore.TreeCrew;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One check of a repository, under a share in its lock.
 *
 * <p>Snapshots are listed first, then index files, then packs: whoever backs up meanwhile stores
 * them in the opposite order, so what a listed file needs is listed too.
 */
public final class CheckRun {
  private final RepositoryParts parts;
  private final SharedLocks locks;
  private final CheckOptions options;
  private final Cancellation cancellation;
  private final Reports reports;

  /** Users of the engine call {@code Repository.check}. */
  public CheckRun(
      RepositoryParts parts,
      SharedLocks locks,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation) {
    this.parts = parts;
    this.locks = locks;
    this.options = options;
    this.cancellation = cancellation;
    this.reports = new Reports(listener, options.touchedMax());
  }

  /** Does it. */
  public CheckResult run() {
    try (SharedLock lock = locks.acquire()) {
      return check(lock);
    }
  }

  /** Looks at the lock again and again: once it is lost, a prune may delete what is looked for. */
  private CheckResult check(SharedLock lock) {
    List<Snapshot> snapshots = new SnapshotLoading(parts, reports, cancellation).load();
    BlobIndex index = new IndexLoading(parts, reports, cancellation).load();
    IndexedPacks packs = new IndexedPacks(index);
    Map<Hash, Long> listed = packFiles();
    LostCopies lost = new LostCopies(index);

    new PackPresence(packs, listed, lost, reports).check(cancellation);
    lock.ensureHeld();
    TreeCheck trees = new TreeCheck(index, lost, reports);
    try (TreeCrew crew = new TreeCrew(parts.executor(), () -> newTrees(index), cancellation)) {
      trees.check(snapshots, crew, cancellation);
    }
    lock.ensureHeld();
    List<SizedPack> read =
        new ChosenPacks(present(packs, listed), parts.random()).by(options.data());
    new DataCheck(parts, packs, lost, reports, cancellation).check(read);
    lock.ensureHeld();
    if (!lost.isEmpty() || trees.missesBlobs()) {
      tellWhatIsTouched(snapshots, index, lost);
      lock.ensureHeld();
    }
    return reports.result(
        snapshots.size(),
        trees.trees(),
        trees.blobs(),
        packs.count(),
        read.size(),
        ChosenPacks.bytes(read));
  }

  private Map<Hash, Long> packFiles() {
    Map<Hash, Long> listed = new HashMap<>();
    for (StoreListing.Entry pack : StoreListing.of(parts.store(), BlobKind.PACK)) {
      listed.put(pack.hash(), pack.sizeBytes());
    }
    return listed;
  }

  private static List<SizedPack> present(IndexedPacks packs, Map<Hash, Long> listed) {
    List<SizedPack> present = new ArrayList<>();
    for (PackId pack : packs.ids()) {
      Long bytes = listed.get(pack.hash());
      if (bytes != null) {
        present.add(new SizedPack(pack, bytes));
      }
    }
    return present;
  }

  private void tellWhatIsTouched(List<Snapshot> snapshots, BlobIndex index, LostCopies lost) {
    try (OtherCopies copies = new OtherCopies(parts, index, lost, reports)) {
      copies.search(cancellation);
    }
    try (SnapshotTrees trees = newTrees(index)) {
      new TouchedWalk(index, trees, lost, reports, cancellation).tell(snapshots);
    }
  }

  private SnapshotTrees newTrees(BlobIndex index) {
    return new SnapshotTrees(parts.store(), index, parts.key(), parts.random());
  }
}
