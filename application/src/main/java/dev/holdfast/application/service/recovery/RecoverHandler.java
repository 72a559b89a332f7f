package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.Recoveries.Change;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.recovery.RecoveryEdits.Edit;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import java.util.List;
import java.util.Optional;

/** Works on recoveries. */
final class RecoverHandler implements JobHandler {
  private final RecoveryTools tools;

  RecoverHandler(RecoveryTools tools) {
    this.tools = tools;
  }

  @Override
  public Ending work(JobRun job) {
    Optional<Recovery> found = recovery(job.job()).filter(open -> !open.state().isEnded());
    if (found.isEmpty()) {
      return tools.jobs().complete(job.lease(), tools.now()) ? new Ending.Completed() : job.lost();
    }
    return new RecoveryWork(tools, job, found.get()).toTheEnd();
  }

  /** What has come back stays: each file is whole. What is not whole goes. */
  @Override
  public void undo(Job job) {
    recovery(job)
        .filter(open -> !open.state().isEnded())
        .ifPresent(open -> new SnapshotOrders(tools, open).cleanUp());
  }

  @Override
  public boolean fail(JobRun job, Failed failed) {
    Optional<Recovery> open = recovery(job.job()).filter(found -> !found.state().isEnded());
    if (open.isEmpty()) {
      return job.fail(failed);
    }
    return tools
        .edits()
        .edit(open.get().tenant(), open.get().id(), stored -> ended(stored, job, failed))
        .isPresent();
  }

  private Edit ended(Recovery stored, JobRun job, Failed failed) {
    Recovery over = stored.ended(RecoveryOutcome.FAILED, tools.now(), failed.reason());
    return new Edit.Make(new Change(over, List.of(), false, job.lease(), true, List.of()));
  }

  @Override
  public void cleanUp(Job job) {}

  @Override
  public void cleanUpAllBut(List<String> subjects) {}

  private Optional<Recovery> recovery(Job job) {
    return tools.recoveries().find(job.tenant(), new RecoveryId(Long.parseLong(job.subject())));
  }
}
