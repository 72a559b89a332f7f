package dev.holdfast.engine.repair;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Diagnosis;
import dev.holdfast.engine.check.Examination;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.IndexId;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.index.IndexFile;
import dev.holdfast.engine.index.IndexRewrite;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.repair.RepairListener.Step;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.FinalDelete;
import dev.holdfast.engine.write.PackPipeline;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One repair of a repository, in two parts, as a prune has.
 *
 * <p>Under a share in the lock: everything is looked at, what is sound in damaged packs is copied,
 * and what stays is named in new index files. Then, alone: index files that are of no use any more
 * are deleted, and damaged packs at last.
 */
public final class RepairRun {
  /** Packs that are verified and stored while the next one is filled. */
  private static final int STORING_MAX = 2;

  private final RepositoryParts parts;
  private final SharedLocks locks;
  private final RepairOptions options;
  private final RepairListener listener;
  private final Cancellation cancellation;

  /** Users of the engine call {@code Care.repair}. */
  public RepairRun(
      RepositoryParts parts,
      SharedLocks locks,
      RepairOptions options,
      RepairListener listener,
      Cancellation cancellation) {
    this.parts = parts;
    this.locks = locks;
    this.options = options;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * What the first part leaves to the second.
   *
   * @param indexFiles all that there were and our own
   * @param obsolete those of them that can go
   */
  private record Prepared(
      RepairPlan plan,
      Set<Hash> indexFiles,
      Set<Hash> obsolete,
      long copiedBlobs,
      long copiedBytes,
      long lostBlobs) {}

  /** What would be done now; nothing is written but a lock. */
  public RepairPlan plan() {
    try (SharedLock lock = locks.acquire()) {
      return RepairPlan.of(examine(lock), options);
    }
  }

  /** Does it. */
  public RepairResult run() {
    Prepared prepared;
    try (SharedLock lock = locks.acquire()) {
      prepared = prepare(lock);
    }
    int deleted = hasToDelete(prepared) ? delete(prepared) : 0;
    return new RepairResult(
        prepared.plan(),
        prepared.copiedBlobs(),
        prepared.copiedBytes(),
        prepared.lostBlobs(),
        deleted);
  }

  private Diagnosis examine(SharedLock lock) {
    Diagnosis diagnosis =
        Examination.ofAll(parts, options.examined(), listener, cancellation).run(lock);
    if (options.examined().data() instanceof DataChoice.Packs(Set<PackId> ids)) {
      ids.forEach(pack -> requireKnown(pack, diagnosis));
    }
    return diagnosis;
  }

  private static void requireKnown(PackId pack, Diagnosis diagnosis) {
    if (!diagnosis.packs().contains(pack)) {
      throw new MissingException(
          "No index file names pack %s, and it is not there, or does not tell what is in it."
              .formatted(pack));
    }
  }

  private Prepared prepare(SharedLock lock) {
    Diagnosis diagnosis = examine(lock);
    RepairPlan plan = RepairPlan.of(diagnosis, options);
    listener.planned(plan);
    try (PackPipeline packs = PackPipeline.ofCopies(parts, diagnosis.index(), lock, STORING_MAX);
        Salvage salvage = new Salvage(parts, packs, diagnosis.index(), cancellation)) {
      copy(plan, diagnosis, salvage);
      packs.flush();
      Set<Hash> obsolete = nameAnew(plan, diagnosis, lock);
      return new Prepared(
          plan,
          indexFiles(diagnosis),
          obsolete,
          salvage.copied().count(),
          packs.ledger().added().storedBytes(),
          lost(plan, diagnosis, salvage.copied()));
    }
  }

  private void copy(RepairPlan plan, Diagnosis diagnosis, Salvage salvage) {
    int done = 0;
    for (PackId pack : plan.droppedPacks()) {
      listener.progress(Step.COPYING, done, plan.droppedPacks().size());
      salvage.copySound(pack, diagnosis.packs().blobs(pack));
      done++;
    }
  }

  /** Returns the index files that are not needed then. */
  private Set<Hash> nameAnew(RepairPlan plan, Diagnosis diagnosis, SharedLock lock) {
    nameUnnamed(plan, diagnosis, lock);
    Set<Hash> obsolete = hashes(plan.droppedIndexFiles(), IndexId::hash);
    if (!plan.going().isEmpty()) {
      Set<Hash> files = hashes(diagnosis.usableIndexFiles(), IndexId::hash);
      obsolete.addAll(
          new IndexRewrite(parts.index(), plan.going())
              .run(
                  files,
                  cancellation,
                  lock::ensureHeld,
                  done -> listener.progress(Step.INDEXING, done, files.size())));
    }
    return obsolete;
  }

  private void nameUnnamed(RepairPlan plan, Diagnosis diagnosis, SharedLock lock) {
    List<PackContents> some = new ArrayList<>();
    int blobs = 0;
    for (PackId pack : plan.namedPacks()) {
      PackContents contents = PackContents.sorted(pack, diagnosis.packs().blobs(pack));
      some.add(contents);
      blobs += contents.blobs().size();
      if (blobs >= IndexFile.USUAL_BLOBS) {
        lock.ensureHeld();
        parts.index().save(some);
        some.clear();
        blobs = 0;
      }
    }
    if (!some.isEmpty()) {
      lock.ensureHeld();
      parts.index().save(some);
    }
  }

  private Set<Hash> indexFiles(Diagnosis diagnosis) {
    Set<Hash> files = new HashSet<>(parts.index().loaded());
    files.addAll(hashes(diagnosis.usableIndexFiles(), IndexId::hash));
    files.addAll(hashes(diagnosis.unusableIndexFiles(), IndexId::hash));
    return files;
  }

  /** How many blobs have no copy in a pack that stays, and none that was saved. */
  private static long lost(RepairPlan plan, Diagnosis diagnosis, BlobSet copied) {
    Set<PackId> going = plan.going();
    BlobSet lost = new BlobSet(diagnosis.index());
    for (PackId pack : going) {
      diagnosis.packs().blobs(pack).stream()
          .filter(
              blob ->
                  diagnosis.index().locations(blob.type(), blob.id()).stream()
                      .allMatch(copy -> going.contains(copy.pack())))
          .forEach(blob -> lost.add(blob.type(), blob.id()));
    }
    return lost.without(copied).count();
  }

  private static boolean hasToDelete(Prepared prepared) {
    return !prepared.obsolete().isEmpty()
        || !prepared.plan().droppedPacks().isEmpty()
        || !prepared.plan().droppedSnapshots().isEmpty();
  }

  /** Returns how many packs. */
  private int delete(Prepared prepared) {
    listener.progress(Step.WAITING, 0, 0);
    cancellation.check();
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      FinalDelete files = new FinalDelete(parts, lock);
      Set<Hash> packs = hashes(prepared.plan().droppedPacks(), PackId::hash);
      for (Hash file : files.newIndexFiles(prepared.indexFiles(), "repair")) {
        parts.index().read(file).forEach(pack -> packs.remove(pack.id().hash()));
      }
      files.delete(BlobKind.INDEX, prepared.obsolete(), done -> {});
      files.delete(
          BlobKind.PACK, packs, done -> listener.progress(Step.DELETING, done, packs.size()));
      files.delete(
          BlobKind.SNAPSHOT,
          hashes(prepared.plan().droppedSnapshots(), SnapshotId::hash),
          done -> {});
      return packs.size();
    }
  }

  private static <I> Set<Hash> hashes(Set<I> ids, Function<I, Hash> hash) {
    return ids.stream().map(hash).collect(Collectors.toCollection(HashSet::new));
  }
}
