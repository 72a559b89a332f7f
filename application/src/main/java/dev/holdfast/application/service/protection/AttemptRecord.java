package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.FileSnapshots.Outcome.Stored;
import dev.holdfast.application.port.out.FileSnapshots.Problem;
import dev.holdfast.application.port.out.FileSnapshots.Problems;
import dev.holdfast.application.port.out.FileSnapshots.Totals;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.application.service.protection.AttemptWatch.Halt;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RetryOptions.NextAttempt;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.ObjectState.Canceled;
import dev.holdfast.domain.protection.ObjectState.Failed;
import dev.holdfast.domain.protection.ObjectState.InProgress;
import dev.holdfast.domain.protection.ObjectState.WaitingForNextAttempt;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunAlerts;
import dev.holdfast.domain.protection.SnapshotStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Writes down what came of an attempt. Where the lease is lost meanwhile, nothing is written: the
 * worker that has it clears the attempt up.
 */
final class AttemptRecord {
  /** What a run shows of the files that it could not read; the rest is counted. */
  private static final int WARNINGS_MAX = 100;

  private final RunTools tools;
  private final JobRun job;
  private final Run run;
  private final ObjectRun object;

  AttemptRecord(RunTools tools, JobRun job, Run run, ObjectRun object) {
    this.tools = tools;
    this.job = job;
    this.run = run;
    this.object = object;
  }

  void stored(Stored stored, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(sentences(stored.problems()));
    Instant now = tools.now();
    ObjectState state = new ObjectState.Stored(began(), now, stats(stored.totals()), all);
    write(
        (scene, current) ->
            new SnapshotRecord(scene, policy(scene).orElse(null), object.object(), now)
                .added(stored.snapshot(), current.with(latest(current).to(state))));
  }

  void failed(String message) {
    failed(message, (retries, failed, now) -> retries.after(failed, now));
  }

  /** A failure that had nothing to do with the object: waiting would not help. */
  void cutShort(String message) {
    failed(
        message,
        (retries, failed, now) ->
            retries.after(failed, now) instanceof NextAttempt.UsedUp usedUp
                ? usedUp
                : new NextAttempt.NotBefore(now));
  }

  private interface Next {
    NextAttempt after(RetryOptions retries, int failed, Instant now);
  }

  private void failed(String message, Next next) {
    Instant now = tools.now();
    FailedAttempt attempt = new FailedAttempt(began(), now, message);
    boolean isWritten =
        write(
            (scene, current) -> {
              ObjectRun after = latest(current).afterFailed(attempt);
              ObjectState state = state(scene, after, message, next, now);
              return GroupChange.of(scene.group()).with(current.with(after.to(state)));
            });
    if (isWritten) {
      RunAlerts.ofAttempt(run, object.afterFailed(attempt), alerting())
          .forEach(tools.alerts()::raise);
    }
  }

  private ObjectState state(Scene scene, ObjectRun after, String message, Next next, Instant now) {
    return switch (next.after(retries(scene), after.failedAttempts().size(), now)) {
      case NextAttempt.NotBefore(Instant due) -> new WaitingForNextAttempt(due);
      case NextAttempt.UsedUp() -> new Failed(began(), now, message);
    };
  }

  private Alerting alerting() {
    return tools
        .edits()
        .edit(
            run.tenant(),
            run.group(),
            scene -> new Edit.Leave<>(scene.group().settings().alerting()));
  }

  void halted(Halt halt) {
    Instant now = tools.now();
    ObjectState state =
        switch (halt) {
          case NONE -> throw new IllegalArgumentException("Nothing halted the attempt");
          case WORKER_ENDS, WANTED -> new WaitingForNextAttempt(now);
          case TOO_LONG ->
              new Canceled(now, "It took longer than its group's timeout for one object.");
        };
    write(
        (scene, current) ->
            GroupChange.of(scene.group()).with(current.with(latest(current).to(state))));
  }

  /** The object as it is by now: a client may want it cancelled since the attempt began. */
  private ObjectRun latest(Run current) {
    return current
        .object(object.object())
        .orElseThrow(() -> new IllegalStateException("The objects of a run never change"));
  }

  /** Whether it was written: not if another worker has the job by now. */
  private boolean write(BiFunction<Scene, Run, GroupChange> change) {
    return tools
        .edits()
        .<Boolean>edit(
            run.tenant(),
            run.group(),
            scene ->
                current(scene)
                    .<Edit<Boolean>>map(
                        current ->
                            new Edit.Make<>(
                                change.apply(scene, current).madeUnder(job.lease()), true))
                    .orElseGet(() -> new Edit.Leave<>(false)),
            outcome -> false);
  }

  private Optional<Run> current(Scene scene) {
    return scene.open().stream().filter(open -> open.id().equals(run.id())).findFirst();
  }

  private RetryOptions retries(Scene scene) {
    return policy(scene).map(PolicySettings::retries).orElse(RetryOptions.DEFAULT);
  }

  /** A policy may be gone before the last run of its deleted group. */
  private Optional<PolicySettings> policy(Scene scene) {
    return tools
        .policies()
        .find(run.tenant(), scene.group().settings().policy())
        .map(Policy::settings);
  }

  private Instant began() {
    return object.state() instanceof InProgress(Instant began) ? began : tools.now();
  }

  private static List<String> sentences(Problems problems) {
    List<String> sentences = new ArrayList<>();
    for (Problem problem : problems.named()) {
      if (sentences.size() == WARNINGS_MAX) {
        break;
      }
      sentences.add(problem.path() + ": " + problem.reason());
    }
    long more = problems.count() - sentences.size();
    if (more > 0) {
      sentences.add(more + " more could not be stored.");
    }
    return sentences;
  }

  private static SnapshotStats stats(Totals totals) {
    return new SnapshotStats(
        totals.files(),
        totals.changedFiles(),
        totals.logicalBytes(),
        totals.bytesRead(),
        totals.bytesAdded());
  }
}
