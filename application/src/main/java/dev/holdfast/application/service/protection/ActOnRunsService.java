package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.RunState.Paused;
import dev.holdfast.domain.protection.RunState.Running;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what a worker is to do with a run; a run that no worker has is changed at once. */
public final class ActOnRunsService implements ActOnRuns {
  private final GroupEdits edits;
  private final Runs runs;
  private final NewRuns newRuns;
  private final InstantSource clock;

  ActOnRunsService(GroupEdits edits, Runs runs, NewRuns newRuns, InstantSource clock) {
    this.edits = edits;
    this.runs = runs;
    this.newRuns = newRuns;
    this.clock = clock;
  }

  @Override
  public List<Result> pause(Principal principal, GroupId group, List<RunId> wanted) {
    principal.require(Privilege.PROTECTION_JOB_OPERATE);
    return edits.edit(principal.tenant(), group, scene -> paused(scene, wanted));
  }

  @Override
  public List<Result> resume(Principal principal, GroupId group, List<RunId> wanted) {
    principal.require(Privilege.PROTECTION_JOB_OPERATE);
    return edits.edit(principal.tenant(), group, scene -> resumed(scene, wanted));
  }

  @Override
  public void cancel(Principal principal, GroupId group, List<Cancellation> cancellations) {
    principal.require(Privilege.PROTECTION_JOB_OPERATE);
    edits.<Boolean>edit(principal.tenant(), group, scene -> cancelled(scene, cancellations));
  }

  private Edit<List<Result>> paused(Scene scene, List<RunId> wanted) {
    GroupChange change = GroupChange.of(scene.group());
    List<Result> results = new ArrayList<>();
    for (RunId id : wanted) {
      Optional<Run> run = open(scene, id);
      if (run.isPresent() && run.get().state() instanceof Running) {
        change = change.withHastened(run.get().to(new RunState.Pausing(PauseCause.ASKED)));
        results.add(new Result(id, ""));
      } else {
        results.add(new Result(id, obstacle(scene, id, "Only a running run can be paused")));
      }
    }
    return new Edit.Make<>(change.made(), List.copyOf(results));
  }

  private Edit<List<Result>> resumed(Scene scene, List<RunId> wanted) {
    GroupChange change = GroupChange.of(scene.group());
    List<Result> results = new ArrayList<>();
    for (RunId id : wanted) {
      Optional<Run> run = open(scene, id);
      if (run.isPresent() && run.get().state() instanceof Paused) {
        Run resuming = run.get().to(new RunState.Resuming());
        change = change.with(resuming, newRuns.jobFor(change.group(), resuming, now()));
        results.add(new Result(id, ""));
      } else {
        results.add(new Result(id, obstacle(scene, id, "Only a paused run can be resumed")));
      }
    }
    return new Edit.Make<>(change.made(), List.copyOf(results));
  }

  private String obstacle(Scene scene, RunId id, String rule) {
    return runs.find(scene.group().tenant(), id)
        .filter(run -> run.group().equals(scene.group().id()))
        .map(run -> rule + "; this one is " + run.state().status().words() + ".")
        .orElse("The group has no run " + id + ".");
  }

  private Edit<Boolean> cancelled(Scene scene, List<Cancellation> cancellations) {
    RunEnding ending = new RunEnding(newRuns, scene.open(), now());
    GroupChange change = GroupChange.of(scene.group());
    for (Cancellation wanted : cancellations) {
      Run run = open(scene, wanted.run()).orElseThrow(() -> notOpen(scene, wanted.run()));
      change = cancelled(change, ending, run, wanted.objects());
    }
    return new Edit.Make<>(change.made(), true);
  }

  private static GroupChange cancelled(
      GroupChange change, RunEnding ending, Run run, Set<ObjectId> objects) {
    Run asked = objects.isEmpty() ? run : asked(run, objects);
    boolean isWhole =
        objects.isEmpty()
            || asked.objects().stream()
                .allMatch(object -> object.isCancelAsked() || object.state().isEnded());
    return isWhole ? whole(change, ending, asked) : change.withHastened(asked);
  }

  private static GroupChange whole(GroupChange change, RunEnding ending, Run run) {
    return switch (run.state()) {
      case RunState.Accepted state -> ending.cancel(change, run, CancelCause.ASKED);
      case Paused state -> ending.cancel(change, run, CancelCause.ASKED);
      case Running state -> canceling(change, run);
      case RunState.Pausing state -> canceling(change, run);
      case RunState.Resuming state -> canceling(change, run);
      case RunState.Canceling state -> change;
      case RunState.Ended state -> throw new IllegalStateException("An open run has not ended");
    };
  }

  private static GroupChange canceling(GroupChange change, Run run) {
    return change.withHastened(run.to(new RunState.Canceling(CancelCause.ASKED)));
  }

  private static Run asked(Run run, Set<ObjectId> objects) {
    Run asked = run;
    for (ObjectId id : objects) {
      ObjectRun object =
          run.object(id)
              .orElseThrow(
                  () ->
                      new NotFoundException(
                          "run.object.missing",
                          "The run %s has no object %s.".formatted(run.id(), id)));
      asked = asked.with(object.askedToCancel());
    }
    return asked;
  }

  private RuntimeException notOpen(Scene scene, RunId id) {
    TenantId tenant = scene.group().tenant();
    boolean isThere =
        runs.find(tenant, id).filter(run -> run.group().equals(scene.group().id())).isPresent();
    return isThere
        ? new StateConflictException(
            "run.ended", "The run " + id + " has ended already; nothing was cancelled.")
        : new NotFoundException(
            "run.missing", "The group has no run " + id + "; nothing was cancelled.");
  }

  private static Optional<Run> open(Scene scene, RunId id) {
    return scene.open().stream().filter(run -> run.id().equals(id)).findFirst();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
