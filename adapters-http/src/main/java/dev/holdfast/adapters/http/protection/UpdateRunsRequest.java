package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.protection.RunId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes to the snapshots of runs, as a client sends them. */
record UpdateRunsRequest(
    @NotNull
        @NotEmpty(message = "must name at least one run")
        @Size(max = UpdateRunsRequest.RUNS_MAX)
        List<@Valid OfRun> updateProtectionGroupRunParams) {

  /** As many as one page of runs has. */
  static final int RUNS_MAX = 1_000;

  /** Those of one run. */
  record OfRun(
      @NotNull @Pattern(regexp = RunChangeRoutes.RUN_ID, message = RunChangeRoutes.NO_RUN_ID)
          String runId,
      @Valid @Nullable Local localSnapshotConfig,
      @Nullable Object replicationSnapshotConfig,
      @Nullable Object archivalSnapshotConfig) {

    /** What can't be done for it; empty if there is nothing of the kind. */
    Optional<String> refusal() {
      if (replicationSnapshotConfig != null) {
        return Optional.of(
            "replicationSnapshotConfig can't be used: Holdfast makes no copies elsewhere yet.");
      }
      if (archivalSnapshotConfig != null) {
        return Optional.of(
            "archivalSnapshotConfig can't be used: Holdfast makes no copies elsewhere yet.");
      }
      return localSnapshotConfig == null || localSnapshotConfig.isEmpty()
          ? Optional.of("localSnapshotConfig says nothing to change.")
          : Optional.empty();
    }

    /** What is to be done, where nothing is refused. */
    Update update() {
      RunId run = WireIds.run(runId);
      return localSnapshotConfig == null
          ? new Update(run, false, null, 0, null)
          : localSnapshotConfig.update(run);
    }
  }

  /** Of the snapshots on this server. Where they are to go, nothing else counts. */
  record Local(
      @Nullable Boolean enableLegalHold,
      @Nullable Boolean deleteSnapshot,
      @Pattern(
              regexp = "Compliance|Administrative",
              message = "must be one of Compliance, Administrative")
          @Nullable String dataLock,
      @Min(-UpdateRuns.DAYS_MAX) @Max(UpdateRuns.DAYS_MAX) @Nullable Long daysToKeep) {

    private boolean isEmpty() {
      return enableLegalHold == null
          && !Boolean.TRUE.equals(deleteSnapshot)
          && dataLock == null
          && daysToKeep == null;
    }

    private Update update(RunId run) {
      return new Update(
          run,
          Boolean.TRUE.equals(deleteSnapshot),
          enableLegalHold,
          daysToKeep == null ? 0 : Math.toIntExact(daysToKeep),
          dataLock == null ? null : Words.find(dataLock, DatalockMode.class).orElse(null));
    }
  }
}
