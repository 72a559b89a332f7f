package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState.Ended;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as a whole, as the contract writes it. One that was missed has no tasks. */
record WireRunSummary(
    String runType,
    boolean isSlaViolated,
    long startTimeUsecs,
    @Nullable Long endTimeUsecs,
    String status,
    @Nullable List<String> messages,
    long successfulObjectsCount,
    long skippedObjectsCount,
    long failedObjectsCount,
    long cancelledObjectsCount,
    WireStats localSnapshotStats,
    @Nullable String progressTaskId,
    @Nullable String dataLock,
    @Nullable String localTaskId,
    @Nullable WireLock dataLockConstraints) {

  static WireRunSummary of(Run run, List<KeptSnapshot> live, WireIds ids, Instant now) {
    WireLock lock = WireLock.of(lock(live));
    boolean isMissed = run.state() instanceof Ended ended && ended.outcome() == RunOutcome.MISSED;
    return new WireRunSummary(
        KWords.of(run.type()),
        run.isSlaViolated(now),
        WireMicros.of(run.start()),
        WireMicros.ofNullable(run.end().orElse(null)),
        Words.of(run.state().status()),
        messages(run),
        run.count(ObjectState.Stored.class::isInstance),
        0,
        run.count(ObjectState.Failed.class::isInstance),
        run.count(ObjectState.Canceled.class::isInstance),
        WireStats.of(run.stats()),
        isMissed ? null : TaskPath.of(run.id()).toString(),
        lock == null ? null : lock.mode(),
        isMissed ? null : localTask(run.id(), ids),
        lock);
  }

  /** The id of the one task that a run has on this server. */
  static String localTask(RunId run, WireIds ids) {
    return ids.server() + ":" + run.instance();
  }

  private static @Nullable List<String> messages(Run run) {
    return run.state() instanceof Ended ended && !ended.message().isEmpty()
        ? List.of(ended.message())
        : null;
  }

  /** The strongest that any of them is under. */
  private static SnapshotLock lock(List<KeptSnapshot> live) {
    return live.stream().map(KeptSnapshot::lock).reduce(new SnapshotLock.None(), SnapshotLock::and);
  }
}
