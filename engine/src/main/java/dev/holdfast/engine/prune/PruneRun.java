package dev.holdfast.engine.prune;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.IndexRewrite;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.prune.PruneListener.Phase;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.LockedIndex;
import dev.holdfast.engine.write.PackPipeline;
import dev.holdfast.engine.write.RepositoryParts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One prune of a repository, in two parts.
 *
 * <p>Under a share in the lock, while others back up: what snapshots need is searched, what is to
 * be kept of packs that go is copied, and what stays is named in new index files. Then, alone: what
 * came meanwhile is looked at, old index files are deleted, and packs at last. If it ends early,
 * however, there is more than is needed, and nothing is missing; the next prune clears that away.
 */
public final class PruneRun {
  /** Packs that are verified and stored while the next one is filled. */
  private static final int STORING_MAX = 2;

  private final RepositoryParts parts;
  private final SharedLocks locks;
  private final Supplier<List<Snapshot>> snapshots;
  private final PruneOptions options;
  private final PruneListener listener;
  private final Cancellation cancellation;

  /**
   * Users of the engine call {@code Care.prune}.
   *
   * @param snapshots lists what the repository has at the moment
   */
  public PruneRun(
      RepositoryParts parts,
      SharedLocks locks,
      Supplier<List<Snapshot>> snapshots,
      PruneOptions options,
      PruneListener listener,
      Cancellation cancellation) {
    this.parts = parts;
    this.locks = locks;
    this.snapshots = snapshots;
    this.options = options;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** What the first part leaves to the second. */
  private record Prepared(
      PrunePlan plan,
      UsedBlobs used,
      Set<PackId> going,
      Set<Hash> indexFiles,
      Set<Hash> replaced,
      long writtenBytes) {}

  /** What would be done now; nothing is written but a lock. */
  public PrunePlan plan() {
    try (SharedLock lock = LockedIndex.lock(parts, locks)) {
      lock.ensureHeld();
      return plan(weigh(search()));
    }
  }

  /** Does it. */
  public PruneResult run() {
    Prepared prepared;
    try (SharedLock lock = LockedIndex.lock(parts, locks)) {
      prepared = prepare(lock);
    }
    if (prepared.plan().isEmpty() && prepared.replaced().isEmpty()) {
      return new PruneResult(prepared.plan(), 0, 0, 0, Duration.ZERO);
    }
    listener.progress(Phase.WAITING, 0, 0);
    cancellation.check();
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      Instant since = parts.clock().instant();
      PruneEnd end =
          new PruneEnd(
              parts, lock, listener, prepared.used(), prepared.going(), prepared.replaced());
      end.spareWhatIsNeeded(prepared.indexFiles(), snapshots.get());
      // From here on it goes to its end: what goes is named nowhere else.
      int deleted = end.delete();
      return new PruneResult(
          prepared.plan(),
          deleted,
          end.rescued(),
          prepared.writtenBytes(),
          Duration.between(since, parts.clock().instant()));
    }
  }

  private Prepared prepare(SharedLock lock) {
    UsedBlobs used = search();
    PackWeights weights = weigh(used);
    PrunePlan plan = plan(weights);
    listener.planned(plan);
    long written = copy(plan, weights, used.index(), lock);
    Set<PackId> going = new HashSet<>(plan.unused());
    going.addAll(plan.repacked());
    Set<Hash> replaced = nameAnew(going, lock);
    return new Prepared(plan, used, going, parts.index().loaded(), replaced, written);
  }

  /** Snapshots are listed before the index is read, so that what they need is in it. */
  private UsedBlobs search() {
    List<Snapshot> all = snapshots.get();
    UsedBlobs used = new UsedBlobs(parts, parts.index().refresh(), cancellation);
    for (int i = 0; i < all.size(); i++) {
      listener.progress(Phase.SEARCHING, i, all.size());
      used.add(all.get(i));
    }
    listener.progress(Phase.SEARCHING, all.size(), all.size());
    return used;
  }

  private static PackWeights weigh(UsedBlobs used) {
    return new PackWeights(used.index(), used.blobs());
  }

  private PrunePlan plan(PackWeights weights) {
    Map<Hash, Long> listed = new HashMap<>();
    for (StoreListing.Entry pack : StoreListing.of(parts.store(), BlobKind.PACK)) {
      listed.put(pack.hash(), pack.sizeBytes());
    }
    return new PrunePlanner(weights, listed, options).plan();
  }

  /** Returns how many bytes were written. */
  private long copy(PrunePlan plan, PackWeights weights, BlobIndex index, SharedLock lock) {
    long total = plan.counts().repackedBytes();
    try (PackPipeline packs = PackPipeline.ofCopies(parts, index, lock, STORING_MAX);
        Repacker repacker = new Repacker(parts, packs, cancellation)) {
      repacker.copyNeeded(
          plan.repacked(), weights, index, done -> listener.progress(Phase.COPYING, done, total));
      packs.flush();
      return packs.ledger().added().storedBytes();
    }
  }

  /** Under the lock no index file goes, so those that are loaded are all that there are. */
  private Set<Hash> nameAnew(Set<PackId> going, SharedLock lock) {
    Set<Hash> files = parts.index().loaded();
    return new IndexRewrite(parts.index(), going)
        .run(
            files,
            cancellation,
            lock::ensureHeld,
            done -> listener.progress(Phase.INDEXING, done, files.size()));
  }
}
