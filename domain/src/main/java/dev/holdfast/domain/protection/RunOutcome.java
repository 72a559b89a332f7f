package dev.holdfast.domain.protection;

/** How a run came to its end. */
public enum RunOutcome {
  /** Every object has its snapshot. */
  SUCCEEDED,

  /** Every object has its snapshot, and some of them lack files that could not be read. */
  SUCCEEDED_WITH_WARNING,

  /** At least one object has no snapshot; those of the others can be restored. */
  FAILED,

  /** Ended on request, or because it took too long or met a blackout. */
  CANCELED,

  /** It never began: another run of the group was under way, or no server was. */
  MISSED;

  public RunStatus status() {
    return switch (this) {
      case SUCCEEDED -> RunStatus.SUCCEEDED;
      case SUCCEEDED_WITH_WARNING -> RunStatus.SUCCEEDED_WITH_WARNING;
      case FAILED -> RunStatus.FAILED;
      case CANCELED -> RunStatus.CANCELED;
      case MISSED -> RunStatus.MISSED;
    };
  }
}
