package dev.holdfast.domain.job;

/** The name of a job's state, as both published configuration APIs spell it. */
public enum JobStatus {
  NOT_STARTED,
  IN_PROGRESS,
  COMPLETE,
  FAILED,
  CANCELLED;

  /** Whether nothing more will happen to the job. */
  public boolean isFinal() {
    return switch (this) {
      case NOT_STARTED, IN_PROGRESS -> false;
      case COMPLETE, FAILED, CANCELLED -> true;
    };
  }
}
