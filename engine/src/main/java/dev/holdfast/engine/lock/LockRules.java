package dev.holdfast.engine.lock;

import dev.holdfast.engine.id.LockId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The decisions about locks, as restic takes them. */
public final class LockRules {
  /** After writing a lock, the time to wait before looking again for others that came meanwhile. */
  public static final Duration SECOND_LOOK_AFTER = Duration.ofMillis(200);

  /** How often a held lock is written anew, with a new time. */
  public static final Duration REFRESH_EVERY = Duration.ofMinutes(5);

  /**
   * How long work may go on without a refresh: three quarters of the 30 minutes after which others
   * may take the lock for stale and remove it.
   */
  public static final Duration LOST_AFTER = Duration.ofSeconds(1350);

  private LockRules() {}

  /** A lock file that is in the repository. */
  public record FoundLock(LockId id, Lock lock) {}

  /**
   * The lock that forbids a new one, if any does: an exclusive lock goes with no other, a shared
   * one with other shared ones. Its age does not count.
   *
   * @param exclusive what the new lock is to be
   * @param others all locks in the repository, without the new one
   */
  public static Optional<FoundLock> conflict(boolean exclusive, Collection<FoundLock> others) {
    return others.stream().filter(other -> exclusive || other.lock().exclusive()).findFirst();
  }

  /** Whether a lock that was last refreshed then must be counted as lost now. */
  public static boolean isLost(Instant refreshedAt, Instant now) {
    return Duration.between(refreshedAt, now).compareTo(LOST_AFTER) > 0;
  }
}
