package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.protection.SnapshotStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backup of one object in a run, as the contract writes it.
 *
 * @param snapshotId only while it can be restored
 * @param startTimeUsecs when the run was due or asked for
 * @param permitGrantTimeUsecs when its last attempt began
 */
record WireSnapshot(
    @Nullable String snapshotId,
    String status,
    long startTimeUsecs,
    @Nullable Long endTimeUsecs,
    @Nullable Long admittedTimeUsecs,
    @Nullable Long permitGrantTimeUsecs,
    @Nullable Long queueDurationUsecs,
    @Nullable Long snapshotCreationTimeUsecs,
    @Nullable WireStats stats,
    String progressTaskId,
    @Nullable List<String> warnings,
    @Nullable Boolean isManuallyDeleted,
    @Nullable Long expiryTimeUsecs,
    @Nullable Long totalFileCount,
    @Nullable Long backupFileCount,
    @Nullable WireLock dataLockConstraints) {

  /**
   * Of an object.
   *
   * @param kept its snapshot; null if it has none
   */
  static WireSnapshot of(Run run, ObjectRun object, @Nullable KeptSnapshot kept) {
    SnapshotStats stats =
        object.state() instanceof ObjectState.Stored stored ? stored.stats() : null;
    Instant began = began(object.state());
    return new WireSnapshot(
        kept != null && kept.isLive() ? new SnapshotName(run.id(), object.object()).id() : null,
        status(run, object.state()),
        WireMicros.of(run.start()),
        WireMicros.ofNullable(object.state().end().orElse(null)),
        WireMicros.ofNullable(run.granted()),
        WireMicros.ofNullable(began),
        began == null ? null : WireMicros.of(Duration.between(run.start(), began)),
        kept == null ? null : WireMicros.of(kept.taken()),
        stats == null ? null : WireStats.of(stats),
        TaskPath.of(run.id(), object.object()).toString(),
        warnings(object.state()),
        kept == null ? null : kept.fate() == SnapshotFate.DELETED,
        kept == null ? null : WireMicros.of(kept.expiry()),
        stats == null ? null : stats.files(),
        stats == null ? null : stats.changedFiles(),
        kept == null ? null : WireLock.of(kept.lock()));
  }

  private static String status(Run run, ObjectState state) {
    return switch (state) {
      case ObjectState.Waiting unused -> unended(run);
      case ObjectState.InProgress unused -> unended(run);
      case ObjectState.WaitingForNextAttempt unused ->
          run.state() instanceof RunState.Paused ? unended(run) : "kWaitingForNextAttempt";
      case ObjectState.Stored stored -> stored.warnings().isEmpty() ? "kSuccessful" : "kWarning";
      case ObjectState.Failed unused -> "kFailed";
      // The contract has no word for what was cancelled; the warnings say it.
      case ObjectState.Canceled unused -> "kFailed";
    };
  }

  private static String unended(Run run) {
    return switch (run.state()) {
      // A run without a job waits for the one before it; one with a job waits for a worker.
      case RunState.Accepted unused ->
          run.job() == null ? "kWaitingForOlderBackupRun" : "kInProgress";
      case RunState.Running unused -> "kInProgress";
      case RunState.Pausing unused -> "kCurrentAttemptPausing";
      case RunState.Paused unused -> "kCurrentAttemptPaused";
      case RunState.Resuming unused -> "kCurrentAttemptResuming";
      case RunState.Canceling unused -> "kInProgress";
      case RunState.Ended unused -> "kFailed";
    };
  }

  private static @Nullable Instant began(ObjectState state) {
    return switch (state) {
      case ObjectState.Waiting unused -> null;
      case ObjectState.InProgress(Instant began) -> began;
      case ObjectState.WaitingForNextAttempt unused -> null;
      case ObjectState.Stored stored -> stored.began();
      case ObjectState.Failed failed -> failed.began();
      case ObjectState.Canceled unused -> null;
    };
  }

  private static @Nullable List<String> warnings(ObjectState state) {
    return switch (state) {
      case ObjectState.Stored stored -> stored.warnings().isEmpty() ? null : stored.warnings();
      case ObjectState.Canceled canceled -> List.of(canceled.message());
      case ObjectState.Waiting unused -> null;
      case ObjectState.InProgress unused -> null;
      case ObjectState.WaitingForNextAttempt unused -> null;
      // Each failed attempt has its own message.
      case ObjectState.Failed unused -> null;
    };
  }
}
