package dev.holdfast.domain.job;

import java.time.Instant;

/** Where a job stands. */
public sealed interface JobState {
  JobStatus status();

  /** Accepted and durable; nobody works on it. */
  record NotStarted() implements JobState {
    @Override
    public JobStatus status() {
      return JobStatus.NOT_STARTED;
    }
  }

  /** A worker holds its lease. */
  record InProgress() implements JobState {
    @Override
    public JobStatus status() {
      return JobStatus.IN_PROGRESS;
    }
  }

  /** Done, and what it made is stored. */
  record Complete(Instant completed) implements JobState {
    @Override
    public JobStatus status() {
      return JobStatus.COMPLETE;
    }
  }

  /** Ended without its result, for a reason that a person can read. */
  record Failed(Instant completed, String reason) implements JobState {
    @Override
    public JobStatus status() {
      return JobStatus.FAILED;
    }
  }

  /** Ended on request. */
  record Cancelled(Instant completed) implements JobState {
    @Override
    public JobStatus status() {
      return JobStatus.CANCELLED;
    }
  }

  /**
   * Whether a job in this state may come into the next one.
   *
   * <p>A job in progress may be not started again: its worker died, and another will begin anew.
   */
  default boolean mayBecome(JobState next) {
    return switch (this) {
      case NotStarted from -> next instanceof InProgress || next.status().isFinal();
      case InProgress from -> true;
      case Complete from -> false;
      case Failed from -> false;
      case Cancelled from -> false;
    };
  }
}
