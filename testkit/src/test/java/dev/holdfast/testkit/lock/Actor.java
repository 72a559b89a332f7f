package dev.holdfast.testkit.lock;

import dev.holdfast.engine.lock.LockOwner;
import java.time.Duration;

/**
 * A process, and what it is there for: it does it once, and waits for nobody.
 *
 * @param number from 0; its process id
 * @param clockError how far its clock is ahead
 */
record Actor(int number, Task task, String host, Duration clockError) {

  enum Task {
    /** Takes a share, works, gives it back. */
    SHARE,
    /** Takes the repository alone, works, gives it back. */
    ALONE,
    /** The same, and deletes data once at the end of its work. */
    DELETE,
    /** Removes stale locks first, as a person may ask for. */
    UNLOCK_THEN_ALONE
  }

  /** On a machine of its own, whose clock is right. */
  static Actor of(int number, Task task) {
    return new Actor(number, task, "machine" + number, Duration.ZERO);
  }

  Actor withClockError(Duration error) {
    return new Actor(number, task, host, error);
  }

  /** Where others know whether it is still there. */
  Actor on(String sharedHost) {
    return new Actor(number, task, sharedHost, clockError);
  }

  LockOwner owner() {
    return new LockOwner(host, "ann", number);
  }
}
