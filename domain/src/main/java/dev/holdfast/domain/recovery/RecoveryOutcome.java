package dev.holdfast.domain.recovery;

/**
 * How a recovery, or the part of it that one snapshot is, has ended. In this order: of several, the
 * last one decides.
 */
public enum RecoveryOutcome {
  /** All that was asked for is back. */
  SUCCEEDED,
  /** Something was kept as it was, is not quite as it was stored, or did not come back. */
  SUCCEEDED_WITH_WARNING,
  /** Nothing came back, or the work could not be done to its end. */
  FAILED,
  /** A client ended it. What had come back by then stays. */
  CANCELED;

  public RecoveryStatus status() {
    return switch (this) {
      case SUCCEEDED -> RecoveryStatus.SUCCEEDED;
      case SUCCEEDED_WITH_WARNING -> RecoveryStatus.SUCCEEDED_WITH_WARNING;
      case FAILED -> RecoveryStatus.FAILED;
      case CANCELED -> RecoveryStatus.CANCELED;
    };
  }
}
