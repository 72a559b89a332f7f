package dev.holdfast.engine.repository;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.CheckRun;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.forget.ForgetPlan;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.prune.PrunePlan;
import dev.holdfast.engine.prune.PruneResult;
import dev.holdfast.engine.prune.PruneRun;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repair.RepairPlan;
import dev.holdfast.engine.repair.RepairResult;
import dev.holdfast.engine.repair.RepairRun;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What keeps an open repository healthy for years. Locks are those of the repository, and so are
 * the errors that all its methods throw.
 *
 * <p>Safe for use by many threads.
 */
public final class Care {
  private final RepositoryParts parts;
  private final SharedLocks locks;
  private final Supplier<List<Snapshot>> snapshots;

  Care(RepositoryParts parts, SharedLocks locks, Supplier<List<Snapshot>> snapshots) {
    this.parts = parts;
    this.locks = locks;
    this.snapshots = snapshots;
  }

  /**
   * Deletes the snapshots that a plan forgets; their data stays until a prune. Nobody else may add
   * or forget snapshots between the plan and its end, so it needs the repository alone.
   *
   * @param decision is given all snapshots, and may refuse by an exception: nothing is deleted then
   * @return the plan
   * @throws LockedException if anybody holds a lock for too long
   */
  public ForgetPlan forget(Function<List<Snapshot>, ForgetPlan> decision) {
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      ForgetPlan plan = decision.apply(snapshots.get());
      for (SnapshotId id : plan.forgotten()) {
        lock.ensureHeld();
        parts.store().delete(BlobKey.of(BlobKind.SNAPSHOT, id.hash()));
      }
      return plan;
    }
  }

  /**
   * What a prune would do now. Holds a share in the lock meanwhile.
   *
   * @throws MissingException if something that snapshots need is missing
   * @throws LockedException if somebody holds an exclusive lock
   */
  public PrunePlan planPrune(PruneOptions options, Cancellation cancellation) {
    return pruneRun(options, PruneListener.NONE, cancellation).plan();
  }

  /**
   * Deletes what no snapshot needs. Others may back up and restore while it searches and copies;
   * for the end, some seconds, it needs the repository alone, and waits for that.
   *
   * @throws MissingException if something that snapshots need is missing, or another program has
   *     pruned meanwhile; nothing is deleted then
   * @throws CorruptException if something that it would copy, or must read, is damaged; nothing is
   *     deleted then
   * @throws LockedException if others are at work for too long; nothing is deleted then, and what
   *     was copied serves the next prune
   * @throws java.util.concurrent.CancellationException if that was asked for in time
   */
  public PruneResult prune(
      PruneOptions options, PruneListener listener, Cancellation cancellation) {
    return pruneRun(options, listener, cancellation).run();
  }

  private PruneRun pruneRun(
      PruneOptions options, PruneListener listener, Cancellation cancellation) {
    return new PruneRun(parts, locks, snapshots, options, listener, cancellation);
  }

  /**
   * Looks for damage: verifies that all which snapshots need is there, and reads what data is asked
   * for. Damage is told to the listener and counted, and ends nothing. Holds a share in the lock
   * meanwhile; others may back up. Needs an index of its own beside the repository's, of up to 64
   * bytes a blob, and some 60 MiB; more where blobs are long.
   *
   * @throws dev.holdfast.engine.error.StoreException if files can't be listed, or the lock is lost:
   *     what was told so far may be wrong then
   * @throws LockedException if somebody holds an exclusive lock
   * @throws java.util.concurrent.CancellationException if that was asked for
   */
  public CheckResult check(
      CheckOptions options, CheckListener listener, Cancellation cancellation) {
    return new CheckRun(parts, locks, options, listener, cancellation).run();
  }

  /**
   * What a repair would do now; damage is told to the listener on the way. Holds a share in the
   * lock meanwhile.
   *
   * @throws MissingException if the options name a pack that nobody knows
   * @throws LockedException if somebody holds an exclusive lock
   * @throws java.util.concurrent.CancellationException if that was asked for
   */
  public RepairPlan planRepair(
      RepairOptions options, RepairListener listener, Cancellation cancellation) {
    return new RepairRun(parts, locks, options, listener, cancellation).plan();
  }

  /**
   * Mends: names packs that index files don't name, and drops index files and packs that are
   * damaged, after it has copied what is sound in them. A blob of which nothing is left is named no
   * more, so that a backup stores it again if it meets its content. Others may back up and restore
   * meanwhile, but for the end, some seconds. Needs as much memory as a check.
   *
   * @throws MissingException if the options name a pack that nobody knows, or another program has
   *     pruned meanwhile; nothing is deleted then
   * @throws LockedException if others are at work for too long; nothing is deleted then
   * @throws java.util.concurrent.CancellationException if that was asked for in time
   */
  public RepairResult repair(
      RepairOptions options, RepairListener listener, Cancellation cancellation) {
    return new RepairRun(parts, locks, options, listener, cancellation).run();
  }
}
