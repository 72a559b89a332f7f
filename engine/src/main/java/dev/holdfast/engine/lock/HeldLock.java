package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.LockId;
import dev.holdfast.engine.lock.LockRules.FoundLock;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lock in a repository, from when it is taken until it is given back; it may be taken again.
 *
 * <p>The protocol is restic's: look for others, write, wait, look again; refresh every five minutes
 * by writing a new file and deleting the old one. Safe for use by many threads.
 */
final class HeldLock {
  private final LockFiles files;
  private final LockTerms terms;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final boolean exclusive;
  private final ReentrantLock state = new ReentrantLock();

  /** Files of ours that are, or may be, in the repository; several if a write or delete failed. */
  private final Set<LockId> written = new HashSet<>();

  private boolean held;

  /** Somebody else did, so others may be at work by now. */
  private boolean removed;

  private Instant refreshedAt = Instant.EPOCH;
  private @Nullable EngineException refreshFailure;
  private Repetition refreshing = () -> {};

  HeldLock(
      LockFiles files,
      LockTerms terms,
      InstantSource clock,
      Scheduler scheduler,
      boolean exclusive) {
    this.files = files;
    this.terms = terms;
    this.clock = clock;
    this.scheduler = scheduler;
    this.exclusive = exclusive;
  }

  /**
   * Writes the lock file; takes 200 ms.
   *
   * @throws LockedException if somebody else's lock is in the way; the message names them
   * @throws StoreException if it took so long that the lock is lost before it is held
   */
  void take() {
    state.lock();
    try {
      refreshFailure = null;
      removed = false;
      Instant firstLook = clock.instant();
      refuseConflict();
      try {
        write();
        lookAgain(firstLook);
      } catch (EngineException e) {
        deleteAfter(e);
        throw e;
      }
      held = true;
      refreshing = scheduler.every(LockRules.REFRESH_EVERY, this::refresh);
    } finally {
      state.unlock();
    }
  }

  /**
   * Looks until two looks in a row are so close that at most one of them can have missed a lock
   * because it was just refreshed: the old file gone already, the new one not shown yet.
   */
  private void lookAgain(Instant firstLook) {
    Instant latest = firstLook;
    Instant before;
    do {
      before = latest;
      scheduler.sleep(LockRules.SECOND_LOOK_AFTER);
      latest = clock.instant();
      refuseConflict();
      ensureHeld();
    } while (LockRules.areFarApart(before, clock.instant()));
  }

  /**
   * Refuses to go on when the lock is lost.
   *
   * @throws StoreException if so
   */
  void ensureHeld() {
    state.lock();
    try {
      if (isLost()) {
        throw refreshFailure == null
            ? new StoreException(loss())
            : new StoreException(loss(), refreshFailure);
      }
    } finally {
      state.unlock();
    }
  }

  private String loss() {
    String reason =
        removed
            ? "The repository's lock was removed by somebody else"
            : "The repository's lock could not be refreshed since "
                + refreshedAt
                + ", so others may have removed it";
    return reason + "; the work under it ends. Start it again.";
  }

  /** Deletes the lock file. */
  void giveBack() {
    state.lock();
    try {
      held = false;
      refreshing.cancel();
      delete(Set.copyOf(written));
    } finally {
      state.unlock();
    }
  }

  /** Files that are not anybody else's. */
  Set<LockId> written() {
    state.lock();
    try {
      return Set.copyOf(written);
    } finally {
      state.unlock();
    }
  }

  private void refuseConflict() {
    List<FoundLock> others = files.others(written);
    Optional<FoundLock> conflict = LockRules.conflict(exclusive, withoutLeftBehind(others));
    if (conflict.isPresent()) {
      throw refusal(conflict.get().lock());
    }
  }

  /** Deletes locks whose owners are gone; the others stand in the way if they do. */
  private List<FoundLock> withoutLeftBehind(List<FoundLock> others) {
    List<FoundLock> rest = new ArrayList<>(others);
    for (FoundLock other : others) {
      if (terms.isLeftBehind(other.lock())) {
        files.delete(other.id());
        rest.remove(other);
      }
    }
    return rest;
  }

  private static LockedException refusal(Lock lock) {
    String how =
        lock.exclusive() ? "locked exclusively" : "in use, and this needs it alone: locked";
    return new LockedException(
        ("The repository is %s by %s since %s; try again when it is done."
                + " If that program is gone, `holdfast repo unlock` removes its lock.")
            .formatted(how, lock.owner(), lock.time()));
  }

  /**
   * Runs on the scheduler; a failure is kept, and tried again at the next time. A lost lock stays
   * lost: who knows what was deleted meanwhile.
   */
  private void refresh() {
    state.lock();
    try {
      if (held && !isLost()) {
        Set<LockId> old = Set.copyOf(written);
        write();
        // Asked behind the write: whoever removes the old file later than this sees the new one.
        removed = old.stream().noneMatch(files::isThere);
        delete(removed ? Set.copyOf(written) : old);
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
    Lock lock = new Lock(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), exclusive, terms.owner());
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
    return removed || LockRules.isLost(refreshedAt, clock.instant());
  }
}
