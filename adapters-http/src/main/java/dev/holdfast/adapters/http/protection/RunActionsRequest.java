package dev.holdfast.adapters.http.protection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done with runs, as a client sends it; the list that the action names counts. */
record RunActionsRequest(
    @NotNull
        @Pattern(regexp = "Pause|Resume|Cancel", message = "must be one of Pause, Resume, Cancel")
        String action,
    @Size(max = UpdateRunsRequest.RUNS_MAX) @Nullable List<@Valid Named> pauseParams,
    @Size(max = UpdateRunsRequest.RUNS_MAX) @Nullable List<@Valid Named> resumeParams,
    @Size(max = UpdateRunsRequest.RUNS_MAX) @Nullable List<@Valid Canceled> cancelParams) {

  /** One run. */
  record Named(
      @NotNull @Pattern(regexp = RunChangeRoutes.RUN_ID, message = RunChangeRoutes.NO_RUN_ID)
          String runId) {}

  /** One run, or some of it. */
  record Canceled(
      @NotNull @Pattern(regexp = RunChangeRoutes.RUN_ID, message = RunChangeRoutes.NO_RUN_ID)
          String runId,
      @Nullable String localTaskId,
      @Nullable List<@Min(1) Long> objectIds,
      @Nullable List<String> replicationTaskId,
      @Nullable List<String> archivalTaskId,
      @Nullable List<String> cloudSpinTaskId) {

    /** Whether it names tasks that copy elsewhere, of which there are none. */
    boolean namesCopies() {
      return isFilled(replicationTaskId) || isFilled(archivalTaskId) || isFilled(cloudSpinTaskId);
    }

    private static boolean isFilled(@Nullable List<String> tasks) {
      return tasks != null && !tasks.isEmpty();
    }
  }
}
