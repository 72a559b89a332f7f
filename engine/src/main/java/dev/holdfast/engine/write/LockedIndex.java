package dev.holdfast.engine.write;

import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.work.Handoff;
import java.util.concurrent.RejectedExecutionException;

/** For those who need the index under a lock. */
public final class LockedIndex {
  private LockedIndex() {}

  /**
   * Takes a share in the lock. What there is of the index is read while the lock is waited for; it
   * must be compared with the index files once more under the lock, by {@code refresh}.
   *
   * @throws dev.holdfast.engine.error.LockedException if somebody holds an exclusive lock
   */
  public static SharedLock lock(RepositoryParts parts, SharedLocks locks) {
    if (!parts.index().isEmpty()) {
      return locks.acquire();
    }
    Handoff<BlobIndex> early = new Handoff<>(parts.index()::refresh);
    try {
      parts.executor().execute(early);
    } catch (RejectedExecutionException e) {
      // Then it is read afterwards, by this thread.
      return locks.acquire();
    }
    try {
      return locks.acquire();
    } finally {
      early.abandon();
    }
  }
}
