package dev.holdfast.application.service.protection;

import dev.holdfast.application.service.job.JobHandler.Ending;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.protection.Alert;
import dev.holdfast.domain.protection.NextStep;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState.InProgress;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunAlerts;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunResult;
import dev.holdfast.domain.protection.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One worker's work on one run. Each step is decided on what the catalogue says at that moment, and
 * written down before it is taken.
 */
final class RunWork {

  /** What is to be done outside of the catalogue. */
  private sealed interface Task {
    record Attempt(Scene scene, Run run, ObjectRun object) implements Task {}

    record ClearUp(Run run, ObjectRun object) implements Task {}

    record Wait(Instant until) implements Task {}

    /** The run has ended or is paused; what operators want to hear of that. */
    record Over(List<Alert> alerts) implements Task {}

    record Lost() implements Task {}
  }

  private final RunTools tools;
  private final JobRun job;
  private final Run begun;

  /**
   * Work on a run.
   *
   * @param begun the run as it was when the job was claimed
   */
  RunWork(RunTools tools, JobRun job, Run begun) {
    this.tools = tools;
    this.job = job;
    this.begun = begun;
  }

  Ending toTheEnd() {
    while (job.mayGoOn()) {
      switch (next()) {
        case Task.Attempt(Scene scene, Run run, ObjectRun object) -> attempt(scene, run, object);
        case Task.ClearUp(Run run, ObjectRun object) ->
            new ObjectAttempt(tools, job, run, object).clearUp();
        case Task.Wait(Instant until) -> {
          return postponed(until);
        }
        case Task.Over(List<Alert> alerts) -> {
          alerts.forEach(tools.alerts()::raise);
          return new Ending.Completed();
        }
        case Task.Lost() -> {
          return job.lost();
        }
      }
    }
    return job.interrupted();
  }

  private Task next() {
    return tools
        .edits()
        .edit(begun.tenant(), begun.group(), this::decided, outcome -> new Task.Lost());
  }

  private Edit<Task> decided(Scene scene) {
    Optional<Run> open =
        scene.open().stream().filter(run -> run.id().equals(begun.id())).findFirst();
    if (open.isEmpty()) {
      tools.jobs().complete(job.lease(), now());
      return new Edit.Leave<>(new Task.Over(List.of()));
    }
    Instant now = now();
    Run run = begun(open.get(), now).withoutUnwanted(now);
    GroupChange change = GroupChange.of(scene.group());
    return switch (NextStep.of(run, deadline(scene, run), now)) {
      case NextStep.ClearUp(ObjectRun object) -> make(change, new Task.ClearUp(run, object));
      case NextStep.Attempt(ObjectRun object) -> {
        ObjectRun attempted = object.to(new InProgress(now));
        Run attempting = run.with(attempted);
        yield make(change.with(attempting), new Task.Attempt(scene, attempting, attempted));
      }
      case NextStep.Wait(Instant until) -> make(change.with(run), new Task.Wait(until));
      case NextStep.Pause(PauseCause cause) ->
          end(change.with(run.to(new RunState.Paused(cause)).workedOnByNobody()));
      case NextStep.Cancel(var cause) -> end(ending(scene, now).cancel(change, run, cause));
      case NextStep.End() -> {
        RunOutcome outcome = RunResult.of(run.objects());
        yield end(ending(scene, now).end(change, run, outcome, RunResult.message(run.objects())));
      }
    };
  }

  private static Run begun(Run run, Instant now) {
    return switch (run.state()) {
      case RunState.Accepted state -> run.begun(now);
      case RunState.Resuming state -> run.begun(now);
      case RunState.Running state -> run;
      case RunState.Pausing state -> run;
      case RunState.Canceling state -> run;
      case RunState.Paused state -> throw new IllegalStateException("Nobody works on a pause");
      case RunState.Ended state -> throw new IllegalStateException("An open run has not ended");
    };
  }

  /** Whoever wanted something of the run before the job was put back could not hasten it. */
  private Ending postponed(Instant until) {
    if (!tools.jobs().putBack(job.lease(), now(), until)) {
      return job.lost();
    }
    tools
        .edits()
        .<Boolean>edit(
            begun.tenant(),
            begun.group(),
            scene ->
                scene.open().stream()
                    .filter(run -> run.id().equals(begun.id()) && run.isInterferedWith())
                    .findFirst()
                    .<Edit<Boolean>>map(
                        run ->
                            new Edit.Make<>(
                                GroupChange.of(scene.group()).withHastened(run).made(), true))
                    .orElseGet(() -> new Edit.Leave<>(false)));
    return new Ending.Postponed(until);
  }

  private void attempt(Scene scene, Run run, ObjectRun object) {
    Protection protection = scene.group().settings().protection();
    Duration timeout = protection.timeouts().get(run.type());
    Instant objectDeadline = timeout == null ? Instant.MAX : now().plus(timeout);
    AttemptWatch watch =
        new AttemptWatch(tools, job, run, object, deadline(scene, run), objectDeadline);
    new ObjectAttempt(tools, job, run, object).make(protection, watch);
  }

  private Instant deadline(Scene scene, Run run) {
    Instant granted = run.granted() == null ? now() : run.granted();
    return tools
        .policies()
        .find(scene.group().tenant(), scene.group().settings().policy())
        .flatMap(policy -> policy.settings().timeouts().of(run.type()))
        .map(granted::plus)
        .orElse(Instant.MAX);
  }

  private Edit<Task> make(GroupChange change, Task task) {
    return new Edit.Make<>(change.madeUnder(job.lease()), task);
  }

  private Edit<Task> end(GroupChange change) {
    List<Alert> alerts =
        change.runs().stream()
            .filter(run -> run.id().equals(begun.id()))
            .flatMap(run -> RunAlerts.of(run, change.group().settings().alerting(), now()).stream())
            .toList();
    return new Edit.Make<>(change.endingJob(job.lease()), new Task.Over(alerts));
  }

  private RunEnding ending(Scene scene, Instant now) {
    return new RunEnding(tools.newRuns(), scene.open(), now);
  }

  private Instant now() {
    return tools.now();
  }
}
