package dev.holdfast.adapters.http.progress;

import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.ReadRuns.Attempt;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tasks of runs. The figures of attempts that are under way are asked for as it does. */
public final class RunTasks {
  private final ReadRuns runs;
  private final InstantSource clock;

  public RunTasks(ReadRuns runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /** The task that a run is. */
  public Task of(Principal principal, Run run) {
    List<Task> objects = run.objects().stream().map(object -> of(principal, run, object)).toList();
    TaskState state = TaskState.of(run.state());
    return new Task(
        TaskPath.of(run.id()),
        run.groupName(),
        state,
        Progress.together(objects, state),
        run.granted(),
        run.end().orElse(null),
        RunEvents.of(run),
        objects);
  }

  private Task of(Principal principal, Run run, ObjectRun object) {
    return new Task(
        TaskPath.of(run.id(), object.object()),
        object.name(),
        TaskState.of(object.state()),
        progress(principal, run, object),
        began(object),
        object.state().end().orElse(null),
        RunEvents.of(object),
        List.of());
  }

  private Progress progress(Principal principal, Run run, ObjectRun object) {
    return switch (object.state()) {
      case ObjectState.Waiting unused -> Progress.NONE;
      case ObjectState.WaitingForNextAttempt unused -> Progress.NONE;
      case ObjectState.InProgress(Instant began) ->
          runs.attempt(principal, run.id(), object.object())
              .map(told -> underWay(told, Duration.between(began, clock.instant())))
              .orElse(Progress.NONE);
      case ObjectState.Stored stored ->
          new Progress(
              Progress.ALL, stored.stats().files(), stored.stats().files(), true, Duration.ZERO);
      case ObjectState.Failed unused -> Progress.NONE;
      case ObjectState.Canceled unused -> Progress.NONE;
    };
  }

  /** What a parent had may be less than what there is now. */
  private static Progress underWay(Attempt attempt, Duration passed) {
    return Progress.underWay(
        attempt.bytes(), attempt.bytesExpected(), attempt.files(), null, passed);
  }

  private static @Nullable Instant began(ObjectRun object) {
    Optional<Instant> first =
        object.failedAttempts().stream().map(FailedAttempt::began).findFirst();
    return switch (object.state()) {
      case ObjectState.Waiting unused -> null;
      case ObjectState.InProgress(Instant began) -> first.orElse(began);
      case ObjectState.WaitingForNextAttempt unused -> first.orElse(null);
      case ObjectState.Stored stored -> first.orElse(stored.began());
      case ObjectState.Failed failed -> first.orElse(failed.began());
      case ObjectState.Canceled unused -> first.orElse(null);
    };
  }
}
