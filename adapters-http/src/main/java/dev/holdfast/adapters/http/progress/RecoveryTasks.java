package dev.holdfast.adapters.http.progress;

import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.in.recovery.ReadRecoveries.Work;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks of recoveries. The figures of the work that is under way are asked for as it does.
 */
public final class RecoveryTasks {
  private final ReadRecoveries recoveries;
  private final InstantSource clock;

  public RecoveryTasks(ReadRecoveries recoveries, InstantSource clock) {
    this.recoveries = recoveries;
    this.clock = clock;
  }

  /** The task that a recovery is. */
  public Task of(Principal principal, Recovery recovery) {
    @Nullable Work work =
        recovery.state().isEnded() ? null : recoveries.work(principal, recovery.id()).orElse(null);
    List<Task> snapshots = new ArrayList<>();
    for (RecoveredSnapshot snapshot : recovery.snapshots()) {
      int place = snapshots.size();
      @Nullable Work here = work != null && work.snapshot() == place ? work : null;
      snapshots.add(of(recovery, snapshot, place, here));
    }
    TaskState state = TaskState.of(recovery.state());
    return new Task(
        TaskPath.of(recovery.id()),
        recovery.name(),
        state,
        Progress.together(snapshots, state),
        began(recovery),
        recovery.end().orElse(null),
        events(recovery),
        snapshots);
  }

  private Task of(Recovery recovery, RecoveredSnapshot snapshot, int place, @Nullable Work work) {
    @Nullable Instant began = snapshot.began();
    return new Task(
        TaskPath.of(recovery.id(), place),
        snapshot.objectName(),
        TaskState.of(snapshot.state()),
        snapshot.state().isEnded() ? ended(snapshot.totals()) : underWay(work, began),
        began,
        snapshot.state() instanceof RecoveryState.Ended ended ? ended.at() : null,
        List.of(),
        List.of());
  }

  private Progress underWay(@Nullable Work work, @Nullable Instant began) {
    if (work == null || began == null) {
      return Progress.NONE;
    }
    return Progress.underWay(
        work.bytes(),
        work.bytesExpected(),
        work.entries(),
        work.entriesExpected(),
        Duration.between(began, clock.instant()));
  }

  private static Progress ended(RecoveryTotals totals) {
    long entries =
        totals.created() + totals.replaced() + totals.unchanged() + totals.kept() + totals.failed();
    return new Progress(Progress.ALL, entries, entries, true, Duration.ZERO);
  }

  private static @Nullable Instant began(Recovery recovery) {
    return recovery.snapshots().getFirst().began();
  }

  private static List<TaskEvent> events(Recovery recovery) {
    List<TaskEvent> events = new ArrayList<>();
    events.add(
        new TaskEvent(recovery.created(), recovery.createdBy() + " asked for the recovery."));
    @Nullable Instant began = began(recovery);
    if (began != null) {
      events.add(new TaskEvent(began, "A worker began the recovery."));
    }
    if (recovery.state() instanceof RecoveryState.Ended ended) {
      String text = "The recovery ended: " + ended.status().words() + ". " + ended.message();
      events.add(new TaskEvent(ended.at(), text.strip()));
    }
    return events;
  }
}
