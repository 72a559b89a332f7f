package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may become of a snapshot, said one sentence after the other. */
final class SlowSnapshot {

  enum Answer {
    NO,
    YES,
    AUDITED
  }

  Instant expiry;
  boolean isHeld;
  boolean isGone;
  private @Nullable DatalockMode mode;
  private Instant lockEnd = Instant.MIN;

  SlowSnapshot(KeptSnapshot snapshot) {
    expiry = snapshot.expiry();
    isHeld = snapshot.isHeld();
    if (snapshot.lock() instanceof Until until) {
      mode = until.mode();
      lockEnd = until.end();
    }
  }

  SnapshotLock lock() {
    return mode == null ? new SnapshotLock.None() : new Until(mode, lockEnd);
  }

  Answer expire(Instant now) {
    boolean isOver = now.compareTo(expiry) >= 0;
    return gone(isOver && !isHeld && !isLocked(now) ? Answer.YES : Answer.NO);
  }

  Answer goWithGroup(Instant now) {
    return gone(!isHeld && !isLocked(now) ? Answer.YES : Answer.NO);
  }

  Answer delete(boolean isOfficer, Instant now) {
    return gone(isHeld ? Answer.NO : unlessLocked(isOfficer, now));
  }

  Answer shorten(Instant newExpiry, boolean isOfficer, Instant now) {
    boolean isEnd = newExpiry.compareTo(now) <= 0;
    boolean isWithinLock = newExpiry.compareTo(lockEnd) < 0;
    Answer answer =
        isEnd && isHeld ? Answer.NO : isWithinLock ? unlessLocked(isOfficer, now) : Answer.YES;
    if (answer != Answer.NO) {
      expiry = newExpiry;
    }
    if (answer == Answer.AUDITED) {
      lockEnd = newExpiry;
    }
    return answer;
  }

  Answer hold(boolean isOfficer) {
    isHeld = isHeld || isOfficer;
    return isOfficer ? Answer.YES : Answer.NO;
  }

  Answer release(boolean isOfficer) {
    isHeld = isHeld && !isOfficer;
    return isOfficer ? Answer.YES : Answer.NO;
  }

  boolean lock(Until wanted, Instant now) {
    boolean isWeaker =
        wanted.end().compareTo(lockEnd) < 0
            || (mode == DatalockMode.COMPLIANCE && wanted.mode() == DatalockMode.ADMINISTRATIVE);
    if (isLocked(now) && isWeaker) {
      return false;
    }
    mode = wanted.mode();
    lockEnd = wanted.end();
    return true;
  }

  private Answer unlessLocked(boolean isOfficer, Instant now) {
    if (!isLocked(now)) {
      return Answer.YES;
    }
    return mode == DatalockMode.ADMINISTRATIVE && isOfficer ? Answer.AUDITED : Answer.NO;
  }

  private boolean isLocked(Instant now) {
    return mode != null && now.compareTo(lockEnd) < 0;
  }

  private Answer gone(Answer answer) {
    isGone = answer != Answer.NO;
    return answer;
  }
}
