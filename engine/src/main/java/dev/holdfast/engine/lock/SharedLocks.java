package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One process's locks in one repository: a single shared lock file for all who hold a share in it,
 * written for the first and deleted after the last, and exclusive locks for those who need the
 * repository alone.
 *
 * <p>Safe for use by many threads.
 */
public final class SharedLocks {
  private final LockFiles files;
  private final LockTerms terms;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final ReentrantLock state = new ReentrantLock();
  private final HeldLock shared;
  private final Set<HeldLock> exclusive = new HashSet<>();
  private int shares;

  public SharedLocks(
      BlobStore store,
      SealedFiles files,
      LockTerms terms,
      InstantSource clock,
      Scheduler scheduler,
      RandomGenerator random) {
    this.files = new LockFiles(store, files, scheduler);
    this.terms = terms;
    this.clock = clock;
    this.scheduler = scheduler;
    this.random = random;
    this.shared = newLock(false);
  }

  private HeldLock newLock(boolean alone) {
    return new HeldLock(files, terms, clock, scheduler, alone);
  }

  /**
   * Takes a share. Where there is none yet this writes the lock file, and takes 200 ms; longer
   * while somebody holds an exclusive lock, up to the patience of the terms.
   *
   * @throws LockedException if somebody holds an exclusive lock all the time; the message names
   *     them
   * @throws StoreException if shares are held already, and the lock under them is lost
   */
  public SharedLock acquire() {
    return patiently(this::acquireOnce);
  }

  private SharedLock acquireOnce() {
    state.lock();
    try {
      if (shares == 0) {
        shared.take();
      } else {
        shared.ensureHeld();
      }
      shares++;
      return new SharedLock(this);
    } finally {
      state.unlock();
    }
  }

  /**
   * Takes the repository alone; takes 200 ms, and longer while anybody holds any lock, this object
   * included, up to the patience of the terms.
   *
   * @throws LockedException if somebody does all the time; the message names them
   */
  public ExclusiveLock acquireExclusive() {
    return patiently(this::acquireExclusiveOnce);
  }

  private ExclusiveLock acquireExclusiveOnce() {
    state.lock();
    try {
      HeldLock lock = newLock(true);
      lock.take();
      exclusive.add(lock);
      return new ExclusiveLock(this, lock);
    } finally {
      state.unlock();
    }
  }

  private <L> L patiently(Supplier<L> asking) {
    Instant end = clock.instant().plus(terms.patience());
    while (true) {
      try {
        return asking.get();
      } catch (LockedException e) {
        if (!clock.instant().isBefore(end)) {
          throw e;
        }
        scheduler.sleep(LockRules.ASKED_AGAIN_AFTER.plusMillis(someMillis()));
      }
    }
  }

  private int someMillis() {
    return random.nextInt((int) LockRules.ASKED_AGAIN_AFTER.toMillis());
  }

  /** All locks that can be read now. */
  public List<FoundLock> found() {
    return files.readable(Set.of());
  }

  /**
   * Deletes locks whose owners seem to be gone: those that are left behind by the terms, and those
   * that are stale by their time. To be called when a person asks for it.
   *
   * @return what was deleted
   */
  public List<FoundLock> removeStale() {
    Instant now = clock.instant();
    List<FoundLock> stale =
        files.readable(ownFiles()).stream()
            .filter(
                found -> terms.isLeftBehind(found.lock()) || LockRules.isStale(found.lock(), now))
            .toList();
    stale.forEach(found -> files.delete(found.id()));
    return stale;
  }

  /**
   * Deletes all locks but our own, those too that can't be read. Whoever holds one goes on until
   * its next refresh, and may lose what it writes: to be called when a person knows that nobody
   * does.
   *
   * @return how many were deleted
   */
  public int removeAll() {
    Set<LockId> own = ownFiles();
    List<LockId> others = files.names().stream().filter(name -> !own.contains(name)).toList();
    others.forEach(files::delete);
    return others.size();
  }

  private Set<LockId> ownFiles() {
    state.lock();
    try {
      Set<LockId> own = new HashSet<>(shared.written());
      exclusive.forEach(lock -> own.addAll(lock.written()));
      return own;
    } finally {
      state.unlock();
    }
  }

  /**
   * Deletes the locks that bear our host name and are not held by this object: those that a crash
   * left behind. To be called when no other process of this installation is at work. A lock file
   * that can't be read stays; {@link #removeAll} removes it.
   *
   * @return how many were deleted
   */
  public int removeAbandoned() {
    state.lock();
    try {
      Set<LockId> held = ownFiles();
      int removed = 0;
      for (FoundLock found : files.readable(held)) {
        if (found.lock().owner().hostname().equals(terms.owner().hostname())) {
          files.delete(found.id());
          removed++;
        }
      }
      return removed;
    } finally {
      state.unlock();
    }
  }

  void ensureHeld() {
    shared.ensureHeld();
  }

  void release() {
    state.lock();
    try {
      shares--;
      if (shares == 0) {
        shared.giveBack();
      }
    } finally {
      state.unlock();
    }
  }

  void release(HeldLock lock) {
    state.lock();
    try {
      exclusive.remove(lock);
      lock.giveBack();
    } finally {
      state.unlock();
    }
  }
}
