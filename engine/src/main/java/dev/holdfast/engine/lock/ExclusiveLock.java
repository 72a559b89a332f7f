package dev.holdfast.engine.lock;

/**
 * The repository's lock, held alone: while it is open, nobody else reads or writes under a lock.
 *
 * <p>Safe for use by many threads.
 */
public final class ExclusiveLock implements AutoCloseable {
  private final SharedLocks locks;
  private final HeldLock lock;
  private boolean open = true;

  ExclusiveLock(SharedLocks locks, HeldLock lock) {
    this.locks = locks;
    this.lock = lock;
  }

  /**
   * Refuses to go on when the lock is lost; to be called before each delete.
   *
   * @throws dev.holdfast.engine.error.StoreException if the lock could not be refreshed for too
   *     long, or somebody has removed it, which its next refresh finds
   */
  public void ensureHeld() {
    lock.ensureHeld();
  }

  /**
   * Deletes the lock file. Repeating this does nothing.
   *
   * @throws dev.holdfast.engine.error.StoreException if it could not be deleted; it stays behind
   *     then and keeps everybody away until {@code removeOwnLocks} or {@code removeAllLocks}
   *     removes it
   */
  @Override
  public void close() {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    locks.release(lock);
  }
}
