package dev.holdfast.engine.repository;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.lock.ExclusiveLock;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import java.util.List;

/**
 * The passwords of an open repository: each is a key file that holds the same master key. Who once
 * had that key can read the repository for ever; taking a password away keeps out only who has
 * nothing but it.
 *
 * <p>Safe for use by many threads; one change is made at a time.
 */
public final class Passwords {
  private final KeyFiles files;
  private final SharedLocks locks;
  private final MasterKey master;
  private KeyId inUse;

  Passwords(KeyFiles files, SharedLocks locks, OpenedKey opened) {
    this.files = files;
    this.locks = locks;
    this.master = opened.key();
    this.inUse = opened.id();
  }

  /** All key files, oldest first: one for each password. restic tries at most 20. Takes no lock. */
  public List<KeyDetails> keys() {
    return files.list();
  }

  /** The key file by which this object was opened, or to which it has changed since. */
  public synchronized KeyId inUse() {
    return inUse;
  }

  /**
   * Adds a password that opens the repository, beside those it has, under a shared lock.
   *
   * @param label stands as the user's name in lists of keys
   * @throws LockedException if somebody holds an exclusive lock
   */
  public KeyId add(Password password, ScryptCost cost, String label) {
    try (SharedLock lock = locks.acquire()) {
      lock.ensureHeld();
      return files.add(password, master, cost, label);
    }
  }

  /**
   * Takes a password away, under an exclusive lock.
   *
   * @throws MissingException if there is no such key file
   * @throws IllegalArgumentException if it is the one in use, and so the last too: another password
   *     must open the repository to remove it
   * @throws LockedException if anybody holds a lock
   */
  public synchronized void remove(KeyId id) {
    if (id.equals(inUse)) {
      throw new IllegalArgumentException(
          "Key "
              + id
              + " is the one that opened the repository. Open it with another password to remove"
              + " this one, or change this one.");
    }
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      if (keys().stream().noneMatch(key -> key.id().equals(id))) {
        throw new MissingException("The repository has no key " + id + "; list its keys");
      }
      lock.ensureHeld();
      files.delete(id);
    }
  }

  /**
   * Puts a new password in the place of the one in use, under an exclusive lock: the new key file
   * is durable before the old one goes, so that an interruption leaves both.
   *
   * @param label stands as the user's name in lists of keys
   * @return the new key file, which is in use then
   * @throws LockedException if anybody holds a lock
   */
  public synchronized KeyId change(Password password, ScryptCost cost, String label) {
    try (ExclusiveLock lock = locks.acquireExclusive()) {
      KeyId added = files.add(password, master, cost, label);
      lock.ensureHeld();
      files.delete(inUse);
      inUse = added;
      return added;
    }
  }
}
