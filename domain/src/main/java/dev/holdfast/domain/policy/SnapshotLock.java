package dev.holdfast.domain.policy;

import java.time.Instant;

/** How a snapshot is locked. */
public sealed interface SnapshotLock {

  /** Not. */
  record None() implements SnapshotLock {}

  /** Up to an instant, exclusive. */
  record Until(DatalockMode mode, Instant end) implements SnapshotLock {}

  /**
   * Both at once: the later end, in the stronger mode. Two locks never come to less than either of
   * them says.
   */
  default SnapshotLock and(SnapshotLock other) {
    return switch (this) {
      case None() -> other;
      case Until(DatalockMode mode, Instant end) ->
          switch (other) {
            case None() -> this;
            case Until(DatalockMode otherMode, Instant otherEnd) ->
                new Until(
                    mode.compareTo(otherMode) > 0 ? mode : otherMode,
                    end.isAfter(otherEnd) ? end : otherEnd);
          };
    };
  }
}
