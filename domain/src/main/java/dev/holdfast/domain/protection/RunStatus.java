package dev.holdfast.domain.protection;

/** The name of a run's state, by which runs are listed. */
public enum RunStatus {
  ACCEPTED,
  RUNNING,
  PAUSED,
  CANCELING,
  SUCCEEDED,
  SUCCEEDED_WITH_WARNING,
  FAILED,
  CANCELED,
  MISSED
}
