package dev.holdfast.domain.policy;

import java.time.Instant;

/** Why a snapshot is kept, or can't be deleted. */
public sealed interface KeepReason {

  /** Until when the reason holds, exclusive. */
  Instant until();

  /** Every run of its type is kept so long. */
  record OfRunType(RunType type, Retention retention, Instant until) implements KeepReason {}

  /**
   * It is the first eligible one of its block of periods.
   *
   * @param blockStart when the block began; where periods are runs, when the run did
   */
  record Extended(ExtendedRetention rule, Instant blockStart, Instant until)
      implements KeepReason {}

  /** It is locked. */
  record Locked(DatalockMode mode, Instant until) implements KeepReason {}
}
