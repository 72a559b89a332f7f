package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of one object that a run made, and how long it must stay.
 *
 * <p>It can be made to live longer by anybody who may change runs. What lets it live shorter, or
 * ends it, takes a {@link Clearance}.
 *
 * @param taken when it was complete
 * @param expiry from then on it may go
 * @param isHeld whether a legal hold forbids its end
 */
public record KeptSnapshot(
    SnapshotId id,
    TenantId tenant,
    GroupId group,
    RunId run,
    ObjectId object,
    SnapshotContent content,
    Instant taken,
    Instant expiry,
    SnapshotLock lock,
    boolean isHeld,
    SnapshotFate fate) {

  /** The lock that forbids something at this time. */
  public Optional<Until> lockInForce(Instant now) {
    return lock instanceof Until until && now.isBefore(until.end())
        ? Optional.of(until)
        : Optional.empty();
  }

  public boolean isLive() {
    return fate == SnapshotFate.LIVE;
  }

  /**
   * The snapshot with a later end.
   *
   * @throws IllegalArgumentException if it is an earlier one
   */
  public KeptSnapshot prolonged(Instant newExpiry) {
    if (newExpiry.isBefore(expiry)) {
      throw new IllegalArgumentException("An earlier expiry takes a clearance");
    }
    return with(newExpiry, lock, isHeld, fate);
  }

  /** The snapshot under a legal hold; whether somebody may set one is the guard's to say. */
  public KeptSnapshot held() {
    return with(expiry, lock, true, fate);
  }

  /**
   * The snapshot with a lock that is no weaker than the one in force.
   *
   * @throws IllegalArgumentException if it would allow what that one forbids
   */
  public KeptSnapshot locked(Until stronger, Instant now) {
    if (lockInForce(now).filter(present -> !isAtLeast(stronger, present)).isPresent()) {
      throw new IllegalArgumentException("A weaker lock is none that may be set");
    }
    return with(expiry, stronger, isHeld, fate);
  }

  /** Whether one lock forbids all that another does. */
  public static boolean isAtLeast(Until one, Until other) {
    return one.mode().compareTo(other.mode()) >= 0 && !one.end().isBefore(other.end());
  }

  /**
   * The snapshot as the guard let it be changed.
   *
   * @throws IllegalArgumentException if the guard saw another snapshot, or this one before it was
   *     held, locked or otherwise changed
   */
  public KeptSnapshot changedBy(Clearance clearance) {
    if (!clearance.isFor(this)) {
      throw new IllegalArgumentException("Not cleared as it is now: snapshot " + id);
    }
    return switch (clearance.change()) {
      case Clearance.Change.Remove(SnapshotFate newFate) -> with(expiry, lock, isHeld, newFate);
      case Clearance.Change.Shorten(Instant newExpiry) ->
          with(newExpiry, clearance.overridesLock() ? lockUntil(newExpiry) : lock, isHeld, fate);
      case Clearance.Change.SetHold() -> held();
      case Clearance.Change.ReleaseHold() -> with(expiry, lock, false, fate);
    };
  }

  /** A lock that was set aside would otherwise keep what is to expire before its end. */
  private SnapshotLock lockUntil(Instant end) {
    return lock instanceof Until until && until.end().isAfter(end)
        ? new Until(until.mode(), end)
        : lock;
  }

  private KeptSnapshot with(
      Instant newExpiry, SnapshotLock newLock, boolean nowHeld, SnapshotFate newFate) {
    return new KeptSnapshot(
        id, tenant, group, run, object, content, taken, newExpiry, newLock, nowHeld, newFate);
  }
}
