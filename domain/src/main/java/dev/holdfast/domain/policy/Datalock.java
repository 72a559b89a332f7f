package dev.holdfast.domain.policy;

import java.time.Duration;

/** How long, within its retention, a snapshot can't be deleted and its life not be shortened. */
public sealed interface Datalock {

  /** Not at all. */
  record Unlocked() implements Datalock {}

  /** As long as its retention keeps it; what the policy's {@code dataLock} means. */
  record WholeRetention(DatalockMode mode) implements Datalock {}

  /**
   * For a time of its own from the start of the run on.
   *
   * @param wormOnExternalTarget a wish for copies elsewhere; kept for the client, and without
   *     effect as long as there are no such copies
   */
  record Limited(DatalockMode mode, RetentionUnit unit, long duration, boolean wormOnExternalTarget)
      implements Datalock {
    public Limited {
      unit.check("duration", duration);
    }

    Duration length() {
      return unit.times(duration);
    }
  }
}
