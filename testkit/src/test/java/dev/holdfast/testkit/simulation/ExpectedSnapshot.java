package dev.holdfast.testkit.simulation;

import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.testkit.simulation.ExpectedLives.Life;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one snapshot must stay.
 *
 * @param mode of its lock; null without one
 * @param isGone whether somebody was allowed to delete it
 */
record ExpectedSnapshot(
    Instant expiry, @Nullable DatalockMode mode, Instant lockEnd, boolean isHeld, boolean isGone) {
  static ExpectedSnapshot of(Life life) {
    return new ExpectedSnapshot(life.expiry(), life.mode(), life.lockEnd(), false, false);
  }

  boolean isLocked(Instant now) {
    return mode != null && now.isBefore(lockEnd);
  }

  /** Whether nothing keeps it any more. */
  boolean isOver(Instant now) {
    return isGone || (!isHeld && !isLocked(now) && !now.isBefore(expiry));
  }

  /** From when on it is over unless it is held. */
  Instant over() {
    if (isGone) {
      return Instant.MIN;
    }
    return mode != null && lockEnd.isAfter(expiry) ? lockEnd : expiry;
  }

  boolean isSeenIn(KeptSnapshot seen) {
    boolean isSameLock =
        switch (seen.lock()) {
          case SnapshotLock.None() -> mode == null;
          case SnapshotLock.Until(DatalockMode seenMode, Instant end) ->
              seenMode == mode && end.equals(lockEnd);
        };
    return isSameLock && seen.expiry().equals(expiry) && seen.isHeld() == isHeld;
  }

  /** What becomes of it if the wish is granted; null if it must be refused. */
  @Nullable ExpectedSnapshot after(Update wish, Principal by, Instant now) {
    boolean isOfficer = by.privileges().contains(Privilege.DATA_SECURITY);
    if (wish.delete()) {
      return mayEnd(isOfficer, now, now) ? gone() : null;
    }
    ExpectedSnapshot changed = this;
    Boolean hold = wish.isHeld();
    if (hold != null && hold != isHeld) {
      if (!isOfficer) {
        return null;
      }
      changed = new ExpectedSnapshot(expiry, mode, lockEnd, hold, false);
    }
    Instant end = expiry.plus(Duration.ofDays(wish.moreDays()));
    if (wish.moreDays() < 0 && !changed.mayEnd(isOfficer, end, now)) {
      return null;
    }
    if (wish.moreDays() < 0 && !end.isAfter(now)) {
      return changed.gone();
    }
    changed = changed.ending(end, now);
    return wish.lock() == null ? changed : changed.locked(wish.lock(), now);
  }

  /** Whether somebody may have it end at an instant, or before the end of its lock. */
  private boolean mayEnd(boolean isOfficer, Instant end, Instant now) {
    if (!end.isAfter(now) && isHeld) {
      return false;
    }
    boolean isWithinLock = isLocked(now) && end.isBefore(lockEnd);
    return !isWithinLock || (mode == DatalockMode.ADMINISTRATIVE && isOfficer);
  }

  /** A lock that an officer sets aside ends with the snapshot. */
  private ExpectedSnapshot ending(Instant end, Instant now) {
    boolean isSetAside = isLocked(now) && end.isBefore(lockEnd);
    return new ExpectedSnapshot(end, mode, isSetAside ? end : lockEnd, isHeld, false);
  }

  private @Nullable ExpectedSnapshot locked(DatalockMode wanted, Instant now) {
    boolean isWeaker =
        isLocked(now)
            && (expiry.isBefore(lockEnd)
                || (mode == DatalockMode.COMPLIANCE && wanted != DatalockMode.COMPLIANCE));
    return isWeaker ? null : new ExpectedSnapshot(expiry, wanted, expiry, isHeld, false);
  }

  ExpectedSnapshot gone() {
    return new ExpectedSnapshot(expiry, mode, lockEnd, isHeld, true);
  }
}
