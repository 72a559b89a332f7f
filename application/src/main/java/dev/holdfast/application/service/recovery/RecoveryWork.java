package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.Recoveries.Change;
import dev.holdfast.application.service.job.JobHandler.Ending;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.recovery.RecoveryEdits.Edit;
import dev.holdfast.application.service.recovery.RecoveryWatch.Halt;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One worker's work on one recovery: a snapshot after the other, each step written down before it
 * is taken.
 */
final class RecoveryWork {
  private final RecoveryTools tools;
  private final JobRun job;
  private Recovery recovery;

  RecoveryWork(RecoveryTools tools, JobRun job, Recovery found) {
    this.tools = tools;
    this.job = job;
    this.recovery = found;
  }

  Ending toTheEnd() {
    if (!write(found -> found.begun(tools.now()))) {
      return job.lost();
    }
    while (job.mayGoOn()) {
      if (recovery.state() instanceof RecoveryState.Canceling) {
        return cancelled();
      }
      Optional<RecoveredSnapshot> next =
          recovery.snapshots().stream().filter(one -> !one.state().isEnded()).findFirst();
      if (next.isEmpty()) {
        return end(recovery.outcome(), "");
      }
      if (!bringBack(next.get())) {
        return job.mayGoOn() ? job.lost() : job.interrupted();
      }
    }
    return job.interrupted();
  }

  /** Whether the work on the recovery may go on with its next step. */
  private boolean bringBack(RecoveredSnapshot snapshot) {
    boolean isRetry = snapshot.state() instanceof RecoveryState.Running;
    RecoveredSnapshot begun =
        isRetry ? snapshot : snapshot.to(new RecoveryState.Running(tools.now()));
    if (!write(stored -> stored.with(begun))) {
      return false;
    }
    if (recovery.state() instanceof RecoveryState.Canceling) {
      return true;
    }
    try {
      return switch (recovery.task()) {
        case RecoveryTask.Files(List<EntryPath> paths, FileTarget target) ->
            restore(begun, paths, target, isRetry);
        case RecoveryTask.Download(List<EntryPath> paths) -> pack(begun, paths);
        case RecoveryTask.Volumes(var host, List<VolumeMapping> volumes) ->
            restore(begun, volumes, isRetry);
      };
    } finally {
      tools.progress().ended(recovery.id());
    }
  }

  private boolean restore(
      RecoveredSnapshot snapshot, List<EntryPath> paths, FileTarget target, boolean isRetry) {
    return restore(
        snapshot,
        new RecoveryWatch(tools, job, recovery, snapshot, target.endsAtFailure()),
        watch ->
            tools
                .files()
                .restore(
                    new SnapshotOrders(tools, recovery).files(snapshot, paths, target, isRetry),
                    watch));
  }

  private boolean restore(
      RecoveredSnapshot snapshot, List<VolumeMapping> volumes, boolean isRetry) {
    return restore(
        snapshot,
        new RecoveryWatch(tools, job, recovery, snapshot, false),
        watch ->
            tools
                .volumes()
                .restore(
                    new SnapshotOrders(tools, recovery).volumes(snapshot, volumes, isRetry),
                    watch));
  }

  private boolean restore(
      RecoveredSnapshot snapshot,
      RecoveryWatch watch,
      Function<RecoveryWatch, FileRestores.Outcome> restore) {
    FileRestores.Outcome outcome;
    try {
      outcome = restore.apply(watch);
    } catch (UnavailableException e) {
      throw e;
    } catch (HoldfastException e) {
      return failed(snapshot, e.getMessage(), watch.told());
    }
    return switch (outcome) {
      // The last entry may have been the one that failed.
      case FileRestores.Outcome.Done(RecoveryTotals totals) ->
          watch.halt() == Halt.ENTRY_FAILED
              ? halted(snapshot.with(totals), watch)
              : done(snapshot, totals, watch.told(), UnaryOperator.identity());
      case FileRestores.Outcome.Interrupted() -> halted(snapshot, watch);
    };
  }

  private boolean pack(RecoveredSnapshot snapshot, List<EntryPath> paths) {
    Instant expiry = tools.now().plus(tools.archivesKept());
    RecoveryWatch watch = new RecoveryWatch(tools, job, recovery, snapshot, false);
    Archives.Outcome outcome;
    try {
      outcome =
          tools
              .archives()
              .pack(new SnapshotOrders(tools, recovery).archive(snapshot, paths, expiry), watch);
    } catch (UnavailableException e) {
      throw e;
    } catch (HoldfastException e) {
      return failed(snapshot, e.getMessage(), watch.told());
    }
    return switch (outcome) {
      case Archives.Outcome.Done(RecoveryTotals totals, long bytes) ->
          done(snapshot, totals, watch.told(), stored -> stored.with(new Archive(bytes, expiry)));
      case Archives.Outcome.Interrupted() -> halted(snapshot, watch);
    };
  }

  private boolean done(
      RecoveredSnapshot snapshot,
      RecoveryTotals totals,
      List<RecoveredEntry> told,
      UnaryOperator<Recovery> also) {
    Ended ended = new Ended(totals.outcome(), tools.now(), totals.words());
    RecoveredSnapshot over = snapshot.with(totals).to(ended);
    return write(stored -> also.apply(stored.with(over)), told);
  }

  private boolean failed(RecoveredSnapshot snapshot, String reason, List<RecoveredEntry> told) {
    Ended ended = new Ended(RecoveryOutcome.FAILED, tools.now(), reason + leftSentence());
    return write(stored -> stored.with(snapshot.to(ended)), told);
  }

  /** There is no try after this one that would remove what the try before has left. */
  private String leftSentence() {
    if (!job.isRetry()) {
      return "";
    }
    try {
      new SnapshotOrders(tools, recovery).cleanUp();
      return "";
    } catch (UnavailableException e) {
      throw e;
    } catch (HoldfastException e) {
      return " Files that are not whole may have been left; their names begin with .holdfast-"
          + recovery.job()
          + "-.";
    }
  }

  private boolean halted(RecoveredSnapshot snapshot, RecoveryWatch watch) {
    return switch (watch.halt()) {
      case NONE -> throw new IllegalStateException("Nothing halted the work");
      case WORKER_ENDS -> false;
      case CANCELED -> write(UnaryOperator.identity(), watch.told());
      case ENTRY_FAILED -> failed(snapshot, endedBy(watch.endedBy()), watch.told());
    };
  }

  private static String endedBy(RecoveredEntry entry) {
    return "It ended at the first entry that could not be brought back, as was asked for: %s: %s"
        .formatted(entry.path(), entry.reason());
  }

  private Ending cancelled() {
    return end(RecoveryOutcome.CANCELED, leftSentence());
  }

  /**
   * Ends all of it.
   *
   * @param left what its end could not remove, in words; empty if there is nothing
   */
  private Ending end(RecoveryOutcome outcome, String left) {
    Optional<Recovery> over =
        tools
            .edits()
            .edit(
                recovery.tenant(),
                recovery.id(),
                stored ->
                    new Edit.Make(
                        new Change(
                            stored.ended(outcome, tools.now(), (message(stored) + left).strip()),
                            List.of(),
                            false,
                            job.lease(),
                            true,
                            List.of())));
    return over.isPresent() ? new Ending.Completed() : job.lost();
  }

  /** What went wrong, a snapshot a sentence; empty if nothing did. */
  private static String message(Recovery recovery) {
    StringBuilder message = new StringBuilder();
    for (RecoveredSnapshot snapshot : recovery.snapshots()) {
      if (snapshot.state() instanceof Ended(RecoveryOutcome outcome, var at, String reason)
          && outcome == RecoveryOutcome.FAILED) {
        message.append(message.isEmpty() ? "" : " ").append(snapshot.objectName()).append(": ");
        message.append(reason);
      }
    }
    return message.toString();
  }

  private boolean write(UnaryOperator<Recovery> change) {
    return write(change, List.of());
  }

  /** Whether it was written: not if another worker has the job by now. */
  private boolean write(UnaryOperator<Recovery> change, List<RecoveredEntry> told) {
    Optional<Recovery> written =
        tools
            .edits()
            .edit(
                recovery.tenant(),
                recovery.id(),
                stored ->
                    new Edit.Make(
                        new Change(
                            change.apply(stored), told, false, job.lease(), false, List.of())));
    written.ifPresent(now -> recovery = now);
    return written.isPresent();
  }
}
