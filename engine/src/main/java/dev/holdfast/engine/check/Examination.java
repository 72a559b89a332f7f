package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.ChosenPacks.SizedPack;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.restore.TreeCrew;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look at a whole repository: for a check, or before a repair.
 *
 * <p>Snapshots are listed first, then index files, then packs: whoever backs up meanwhile stores
 * them in the opposite order, so what a listed file needs is listed too.
 */
public final class Examination {
  private final RepositoryParts parts;
  private final CheckOptions options;
  private final Cancellation cancellation;
  private final boolean ofAll;
  private final Reports reports;

  private Examination(
      RepositoryParts parts,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation,
      boolean ofAll) {
    this.parts = parts;
    this.options = options;
    this.cancellation = cancellation;
    this.ofAll = ofAll;
    this.reports = new Reports(listener, options.touchedMax());
  }

  /** Of packs that index files name; data is read as the options say. */
  public static Examination ofWhatIsNamed(
      RepositoryParts parts,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation) {
    return new Examination(parts, options, listener, cancellation, false);
  }

  /**
   * Of all packs that are there. What is wrong at first sight, or not named, is read from end to
   * end too.
   */
  public static Examination ofAll(
      RepositoryParts parts,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation) {
    return new Examination(parts, options, listener, cancellation, true);
  }

  /**
   * Does it.
   *
   * @param lock is looked at again and again: once it is lost, a prune may delete what is looked
   *     for
   */
  public Diagnosis run(SharedLock lock) {
    new KeyFileCheck(parts, reports, cancellation).check();
    SnapshotLoading snapshots = new SnapshotLoading(parts, reports, cancellation);
    List<Snapshot> loaded = snapshots.load();
    IndexLoading files = new IndexLoading(parts, reports, cancellation);
    BlobIndex index = files.load();
    Map<Hash, Long> listed = packFiles();
    Set<PackId> unnamed = ofAll ? loadHeaders(index, listed) : Set.of();
    IndexedPacks packs = new IndexedPacks(index);
    LostCopies lost = new LostCopies(index);

    PackPresence presence = new PackPresence(packs, listed, lost, reports);
    presence.check(cancellation);
    if (!ofAll) {
      presence.noteUnindexed();
    }
    lock.ensureHeld();
    TreeCheck trees = new TreeCheck(index, lost, reports);
    try (TreeCrew crew = new TreeCrew(parts.executor(), () -> newTrees(index), cancellation)) {
      trees.check(loaded, crew, cancellation);
    }
    lock.ensureHeld();
    List<SizedPack> read = toRead(present(packs, listed), unnamed, lost);
    new DataCheck(parts, packs, lost, reports, cancellation).check(read);
    lock.ensureHeld();
    if (!lost.isEmpty() || trees.missesBlobs()) {
      tellWhatIsTouched(loaded, index, lost);
      lock.ensureHeld();
    }
    CheckResult result =
        reports.result(
            loaded.size(),
            trees.trees(),
            trees.blobs(),
            packs.count(),
            read.size(),
            ChosenPacks.bytes(read));
    return new Diagnosis(
        result,
        files.usable(),
        files.unusable(),
        snapshots.unusable(),
        unnamed,
        reports.missing(),
        reports.unreadable(),
        reports.damaged(),
        index,
        packs);
  }

  private Map<Hash, Long> packFiles() {
    Map<Hash, Long> listed = new HashMap<>();
    for (StoreListing.Entry pack : StoreListing.of(parts.store(), BlobKind.PACK)) {
      listed.put(pack.hash(), pack.sizeBytes());
    }
    return listed;
  }

  private Set<PackId> loadHeaders(BlobIndex index, Map<Hash, Long> listed) {
    HeaderLoading headers = new HeaderLoading(parts, index, listed, reports, cancellation);
    headers.load();
    return headers.unnamed();
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

  private List<SizedPack> toRead(List<SizedPack> present, Set<PackId> unnamed, LostCopies lost) {
    List<SizedPack> chosen = new ChosenPacks(present, parts.random()).by(options.data());
    if (!ofAll) {
      return chosen;
    }
    Set<PackId> read = new HashSet<>(unnamed);
    chosen.forEach(pack -> read.add(pack.id()));
    read.addAll(reports.damaged());
    read.addAll(lost.packs());
    return present.stream().filter(pack -> read.contains(pack.id())).toList();
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
