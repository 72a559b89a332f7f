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

  /**
   * Within this time the two looks must be done, or a third is needed. A refresh hides a lock for a
   * moment, and the next one comes five minutes later: so it can't hide it from both.
   */
  public static final Duration LOOKS_WITHIN = Duration.ofMinutes(2);

  /** How often a held lock is written anew, with a new time. */
  public static final Duration REFRESH_EVERY = Duration.ofMinutes(5);

  /**
   * How long work may go on without a refresh: three quarters of the 30 minutes after which others
   * may take the lock for stale and remove it.
   */
  public static final Duration LOST_AFTER = Duration.ofSeconds(1350);

  /** A lock that was not refreshed for so long is taken for one whose owner is gone. */
  public static final Duration STALE_AFTER = Duration.ofMinutes(30);

  /**
   * How long to wait before a lock is asked for again, and up to twice as long: two that wait for
   * each other must not do it in step.
   */
  public static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(500);

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

  /**
   * Whether a lock is so old that a person may have it removed. It is no reason to pass it over:
   * the clock of its owner may be wrong.
   */
  public static boolean isStale(Lock lock, Instant now) {
    return Duration.between(lock.time().toInstant(), now).compareTo(STALE_AFTER) > 0;
  }

  /** Whether looks that began and ended then are too far apart to be relied on together. */
  public static boolean areFarApart(Instant begun, Instant ended) {
    return Duration.between(begun, ended).compareTo(LOOKS_WITHIN) > 0;
  }

  /** Whether a lock that was last refreshed then must be counted as lost now. */
  public static boolean isLost(Instant refreshedAt, Instant now) {
    return Duration.between(refreshedAt, now).compareTo(LOST_AFTER) > 0;
  }
}
