package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One process's locks in one repository: a single shared lock file for all who hold a share in it,
 * written for the first and deleted after the last, and exclusive locks for those who need the
 * repository alone.
 *
 * <p>Safe for use by many threads.
 */
public final class SharedLocks {
  private final LockFiles files;
  private final LockOwner owner;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final ReentrantLock state = new ReentrantLock();
  private final HeldLock shared;
  private final Set<HeldLock> exclusive = new HashSet<>();
  private int shares;

  public SharedLocks(
      BlobStore store,
      SealedFiles files,
      LockOwner owner,
      InstantSource clock,
      Scheduler scheduler) {
    this.files = new LockFiles(store, files, scheduler);
    this.owner = owner;
    this.clock = clock;
    this.scheduler = scheduler;
    this.shared = newLock(false);
  }

  private HeldLock newLock(boolean alone) {
    return new HeldLock(files, owner, clock, scheduler, alone);
  }

  /**
   * Takes a share. Where there is none yet this writes the lock file, and takes 200 ms.
   *
   * @throws LockedException if somebody holds an exclusive lock; the message names them
   * @throws StoreException if shares are held already, and the lock under them is lost
   */
  public SharedLock acquire() {
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
   * Takes the repository alone; takes 200 ms.
   *
   * @throws LockedException if anybody holds any lock, this object included; the message names them
   */
  public ExclusiveLock acquireExclusive() {
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

  /**
   * Deletes the locks that bear our host name and are not held by this object: those that a crash
   * left behind. To be called when no other process of this installation is at work. A lock file
   * that can't be read stays; {@code restic unlock --remove-all} removes it.
   *
   * @return how many were deleted
   */
  public int removeAbandoned() {
    state.lock();
    try {
      Set<LockId> held = new HashSet<>(shared.written());
      exclusive.forEach(lock -> held.addAll(lock.written()));
      int removed = 0;
      for (FoundLock found : files.readable(held)) {
        if (found.lock().owner().hostname().equals(owner.hostname())) {
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
