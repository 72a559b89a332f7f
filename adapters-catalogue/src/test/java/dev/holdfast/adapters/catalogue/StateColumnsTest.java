package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.job.JobState.Cancelled;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateColumnsTest {
  private static final Instant TIME = Instant.parse("2026-11-21T22:59:00.000000001Z");

  static Stream<JobState> states() {
    return Stream.of(
        new NotStarted(),
        new InProgress(),
        new Complete(TIME),
        new Failed(TIME, "The disk was full."),
        new Cancelled(TIME));
  }

  @ParameterizedTest
  @MethodSource("states")
  void state_comesBackAsItWas(JobState state) {
    assertThat(StateColumns.of(state).state()).isEqualTo(state);
  }

  @Test
  void endWithoutItsTime_isRefused() {
    assertThatThrownBy(() -> new StateColumns("COMPLETE", null, null).state())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failureWithoutItsReason_isRefused() {
    assertThatThrownBy(() -> new StateColumns("FAILED", StoredTime.text(TIME), null).state())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
