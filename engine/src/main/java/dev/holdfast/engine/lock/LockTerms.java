package dev.holdfast.engine.lock;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How a process behaves towards the holders of other locks.
 *
 * @param owner who holds our locks
 * @param patience how long a lock is asked for again while another is in the way; 0 for once
 * @param gone whether an owner that bears our host name is certainly gone, so that its locks may be
 *     deleted; asked for such owners only. What can't be known is not certain: a lock that is taken
 *     away from a living process costs data
 */
public record LockTerms(LockOwner owner, Duration patience, Predicate<LockOwner> gone) {
  /** A prune holds others off for seconds; who waits longer than this is told who is in the way. */
  public static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

  public LockTerms {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("Nobody can wait for " + patience);
    }
  }

  /** Waits as usual, and takes nobody for gone. */
  public static LockTerms of(LockOwner owner) {
    return new LockTerms(owner, USUAL_PATIENCE, other -> false);
  }

  /** The same with another patience. */
  public LockTerms withPatience(Duration other) {
    return new LockTerms(owner, other, gone);
  }

  boolean isLeftBehind(Lock lock) {
    return lock.owner().hostname().equals(owner.hostname()) && gone.test(lock.owner());
  }
}
