package dev.holdfast.engine.lock;

/**
 * A share in the repository's lock: while it is open, nobody deletes data.
 *
 * <p>Safe for use by many threads.
 */
public final class SharedLock implements AutoCloseable {
  private final SharedLocks locks;
  private boolean open = true;

  SharedLock(SharedLocks locks) {
    this.locks = locks;
  }

  /**
   * Refuses to go on when the lock is lost; to be called before each write that others would not
   * expect without a lock.
   *
   * @throws dev.holdfast.engine.error.StoreException if the lock could not be refreshed for too
   *     long, or somebody has removed it, which its next refresh finds
   */
  public void ensureHeld() {
    locks.ensureHeld();
  }

  /**
   * Gives the share back; the last one deletes the lock file. Repeating this does nothing.
   *
   * @throws dev.holdfast.engine.error.StoreException if the lock file could not be deleted; it
   *     stays behind then and keeps exclusive locks away until {@code removeOwnLocks} or {@code
   *     removeAllLocks} removes it
   */
  @Override
  public void close() {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    locks.release();
  }
}
