package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.job.JobState.Cancelled;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a job as its row has it: the one place that knows both. */
record StateColumns(String status, @Nullable String completed, @Nullable String reason) {

  static StateColumns of(JobState state) {
    return switch (state) {
      case NotStarted notStarted -> new StateColumns(state.status().name(), null, null);
      case InProgress inProgress -> new StateColumns(state.status().name(), null, null);
      case Complete complete ->
          new StateColumns(state.status().name(), StoredTime.text(complete.completed()), null);
      case Failed failed ->
          new StateColumns(
              state.status().name(), StoredTime.text(failed.completed()), failed.reason());
      case Cancelled cancelled ->
          new StateColumns(state.status().name(), StoredTime.text(cancelled.completed()), null);
    };
  }

  JobState state() {
    return switch (JobStatus.valueOf(status)) {
      case NOT_STARTED -> new NotStarted();
      case IN_PROGRESS -> new InProgress();
      case COMPLETE -> new Complete(completion());
      case FAILED -> new Failed(completion(), required(reason));
      case CANCELLED -> new Cancelled(completion());
    };
  }

  private Instant completion() {
    return StoredTime.instant(required(completed));
  }

  private String required(@Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("A column is empty that " + status + " needs");
    }
    return value;
  }
}
