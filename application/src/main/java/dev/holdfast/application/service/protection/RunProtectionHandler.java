package dev.holdfast.application.service.protection;

import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.protection.Alert;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunAlerts;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Works on runs of protection groups. */
public final class RunProtectionHandler implements JobHandler {
  private final RunTools tools;

  RunProtectionHandler(RunTools tools) {
    this.tools = tools;
  }

  @Override
  public Ending work(JobRun job) {
    Optional<Run> run = run(job.job());
    if (run.isEmpty()) {
      tools.jobs().complete(job.lease(), tools.now());
      return new Ending.Completed();
    }
    return new RunWork(tools, job, run.get()).toTheEnd();
  }

  /**
   * Each attempt that a crash cut short counts as one of its object, of which the policy allows so
   * many; the claims of the job are as many as it takes.
   */
  @Override
  public long attemptsMax() {
    return Long.MAX_VALUE;
  }

  /** The snapshots that a run has made stay: each is whole. */
  @Override
  public void undo(Job job) {}

  @Override
  public boolean fail(JobRun job, Failed failed) {
    Optional<Run> found = run(job.job());
    if (found.isEmpty()) {
      return job.fail(failed);
    }
    Run run = found.get();
    Optional<List<Alert>> alerts =
        tools
            .edits()
            .edit(
                run.tenant(),
                run.group(),
                scene -> ended(scene, run.id(), job, failed.reason()),
                outcome -> Optional.empty());
    alerts.ifPresent(all -> all.forEach(tools.alerts()::raise));
    return alerts.isPresent();
  }

  private Edit<Optional<List<Alert>>> ended(Scene scene, RunId id, JobRun job, String reason) {
    Instant now = tools.now();
    Optional<Run> open = scene.open().stream().filter(run -> run.id().equals(id)).findFirst();
    if (open.isEmpty()) {
      boolean isDone = job.fail(new Failed(now, reason));
      return new Edit.Leave<>(isDone ? Optional.of(List.of()) : Optional.empty());
    }
    GroupChange change =
        new RunEnding(tools.newRuns(), scene.open(), now)
            .end(
                GroupChange.of(scene.group()),
                failed(open.get(), reason),
                RunOutcome.FAILED,
                reason);
    List<Alert> alerts =
        change.runs().stream()
            .filter(run -> run.id().equals(id))
            .flatMap(run -> RunAlerts.of(run, change.group().settings().alerting(), now).stream())
            .toList();
    return new Edit.Make<>(change.endingJob(job.lease()), Optional.of(alerts));
  }

  @Override
  public void cleanUp(Job job) {}

  @Override
  public void cleanUpAllBut(List<String> subjects) {}

  private Run failed(Run run, String reason) {
    Instant now = tools.now();
    return run.withObjects(
        object ->
            object.state().isEnded()
                ? object
                : object.to(new ObjectState.Failed(now, now, reason)));
  }

  private Optional<Run> run(Job job) {
    return RunId.parse(job.subject()).flatMap(id -> tools.runs().find(job.tenant(), id));
  }
}
