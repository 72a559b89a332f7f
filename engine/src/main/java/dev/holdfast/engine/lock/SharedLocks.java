package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import dev.holdfast.engine.pack.SealedFiles;
import dev.holdfast.engine.store.BlobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One process's shared lock in one repository: a single lock file for all who hold a share in it,
 * written for the first and deleted after the last.
 *
 * <p>The protocol is restic's: look for others, write, wait, look again; refresh every five minutes
 * by writing a new file and deleting the old one.
 *
 * <p>Safe for use by many threads.
 */
public final class SharedLocks {
  private final LockFiles files;
  private final LockOwner owner;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final ReentrantLock state = new ReentrantLock();

  /** Files of ours that are, or may be, in the repository; several if a write or delete failed. */
  private final Set<LockId> written = new HashSet<>();

  private int shares;
  private Instant refreshedAt = Instant.EPOCH;
  private @Nullable EngineException refreshFailure;
  private Repetition refreshing = () -> {};

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
        writeLock();
      } else {
        ensureHeld();
      }
      shares++;
      return new SharedLock(this);
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
      int removed = 0;
      for (FoundLock found : files.readable(written)) {
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
    state.lock();
    try {
      if (isLost()) {
        String message =
            "The repository's lock could not be refreshed since "
                + refreshedAt
                + ", so others may have removed it; the work under it ends. Start it again.";
        throw refreshFailure == null
            ? new StoreException(message)
            : new StoreException(message, refreshFailure);
      }
    } finally {
      state.unlock();
    }
  }

  void release() {
    state.lock();
    try {
      shares--;
      if (shares == 0) {
        refreshing.cancel();
        delete(Set.copyOf(written));
      }
    } finally {
      state.unlock();
    }
  }

  private void writeLock() {
    refuseConflict();
    try {
      write();
      scheduler.sleep(LockRules.SECOND_LOOK_AFTER);
      refuseConflict();
    } catch (EngineException e) {
      deleteAfter(e);
      throw e;
    }
    refreshing = scheduler.every(LockRules.REFRESH_EVERY, this::refresh);
  }

  private void refuseConflict() {
    List<FoundLock> others = files.others(written);
    Optional<FoundLock> conflict = LockRules.conflict(false, others);
    if (conflict.isPresent()) {
      Lock lock = conflict.get().lock();
      throw new LockedException(
          ("The repository is locked exclusively by %s since %s; try again when it is done."
                  + " If that program is gone, `restic unlock` removes its lock.")
              .formatted(lock.owner(), lock.time()));
    }
  }

  /**
   * Runs on the scheduler; a failure is kept, and tried again at the next time. A lost lock stays
   * lost: who knows what was deleted meanwhile.
   */
  private void refresh() {
    state.lock();
    try {
      if (shares > 0 && !isLost()) {
        Set<LockId> old = Set.copyOf(written);
        write();
        delete(old);
        refreshFailure = null;
      }
    } catch (EngineException e) {
      refreshFailure = e;
    } finally {
      state.unlock();
    }
  }

  private void write() {
    Instant now = clock.instant();
    Lock lock = new Lock(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), false, owner);
    files.save(lock, written::add);
    refreshedAt = now;
  }

  private void delete(Set<LockId> ids) {
    for (LockId id : ids) {
      files.delete(id);
      written.remove(id);
    }
  }

  private void deleteAfter(EngineException failure) {
    try {
      delete(Set.copyOf(written));
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  private boolean isLost() {
    return LockRules.isLost(refreshedAt, clock.instant());
  }
}
