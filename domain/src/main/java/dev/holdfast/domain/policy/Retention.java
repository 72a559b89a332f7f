package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.Datalock.Limited;
import dev.holdfast.domain.policy.Datalock.Unlocked;
import dev.holdfast.domain.policy.Datalock.WholeRetention;
import java.time.Duration;
import java.time.Instant;

/** How long a snapshot is kept, from the start of its run, and how long of that it is locked. */
public record Retention(RetentionUnit unit, long duration, Datalock lock) {
  public Retention {
    unit.check("duration", duration);
    if (lock instanceof Limited limited && limited.length().compareTo(unit.times(duration)) > 0) {
      throw FieldCauses.refusal(
          "dataLockConfig.duration",
          "makes the lock last "
              + limited.length().toDays()
              + " days, longer than its retention of "
              + unit.times(duration).toDays()
              + " days.");
    }
  }

  /** Without a lock. */
  public static Retention of(RetentionUnit unit, long duration) {
    return new Retention(unit, duration, new Unlocked());
  }

  /** The time to keep. */
  public Duration length() {
    return unit.times(duration);
  }

  /** Until when a snapshot is kept whose run started at an instant. */
  Instant keeps(Instant start) {
    return start.plus(length());
  }

  /** How a snapshot is locked whose run started at an instant. */
  SnapshotLock locks(Instant start) {
    return switch (lock) {
      case Unlocked() -> new SnapshotLock.None();
      case WholeRetention(DatalockMode mode) -> new SnapshotLock.Until(mode, keeps(start));
      case Limited limited -> new SnapshotLock.Until(limited.mode(), start.plus(limited.length()));
    };
  }

  /** The same with a lock that stands in for one of its own; its own wins. */
  Retention orLockedBy(Datalock policyLock) {
    return lock instanceof Unlocked ? new Retention(unit, duration, policyLock) : this;
  }
}
