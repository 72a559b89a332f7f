package dev.holdfast.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.job.JobState.Cancelled;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JobStateTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final List<JobState> ALL =
      List.of(
          new NotStarted(),
          new InProgress(),
          new Complete(NOW),
          new Failed(NOW, "The disk is full."),
          new Cancelled(NOW));

  @Test
  void waitingJob_mayBeginOrEnd() {
    assertThat(ALL.stream().filter(new NotStarted()::mayBecome).map(JobState::status))
        .containsExactly(
            JobStatus.IN_PROGRESS, JobStatus.COMPLETE, JobStatus.FAILED, JobStatus.CANCELLED);
  }

  @Test
  void jobInProgress_mayBecomeAnything() {
    assertThat(ALL).allMatch(new InProgress()::mayBecome);
  }

  @Test
  void nothingLeavesAFinalState() {
    for (JobState state : ALL.stream().filter(one -> one.status().isFinal()).toList()) {
      assertThat(ALL).noneMatch(state::mayBecome);
    }
  }
}
