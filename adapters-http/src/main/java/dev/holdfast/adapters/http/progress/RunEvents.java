package dev.holdfast.adapters.http.progress;

import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunState.Ended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a run and its objects tell of their past. */
final class RunEvents {
  private static final Comparator<TaskEvent> BY_TIME = Comparator.comparing(TaskEvent::at);

  private RunEvents() {}

  static List<TaskEvent> of(Run run) {
    List<TaskEvent> events = new ArrayList<>();
    events.add(new TaskEvent(run.start(), cause(run.cause())));
    if (run.granted() != null) {
      events.add(new TaskEvent(run.granted(), "A worker began the run."));
    }
    if (run.state() instanceof Ended ended) {
      String text = "The run ended: " + ended.status().words() + ". " + ended.message();
      events.add(new TaskEvent(ended.at(), text.strip()));
    }
    return sorted(events);
  }

  private static String cause(RunCause cause) {
    return switch (cause) {
      case RunCause.Scheduled unused -> "The run was due.";
      case RunCause.OnDemand(String by) -> by + " asked for the run.";
    };
  }

  static List<TaskEvent> of(ObjectRun object) {
    List<TaskEvent> events = new ArrayList<>();
    for (FailedAttempt attempt : object.failedAttempts()) {
      events.add(new TaskEvent(attempt.began(), "An attempt began."));
      events.add(new TaskEvent(attempt.ended(), "The attempt failed: " + attempt.message()));
    }
    switch (object.state()) {
      case ObjectState.Waiting unused -> {}
      case ObjectState.WaitingForNextAttempt unused -> {}
      case ObjectState.InProgress(var began) ->
          events.add(new TaskEvent(began, "An attempt began."));
      case ObjectState.Stored stored -> {
        events.add(new TaskEvent(stored.began(), "An attempt began."));
        events.add(new TaskEvent(stored.ended(), "The snapshot was stored."));
        stored.warnings().forEach(text -> events.add(new TaskEvent(stored.ended(), text)));
      }
      case ObjectState.Failed failed ->
          events.add(new TaskEvent(failed.ended(), "No attempt is left."));
      case ObjectState.Canceled canceled ->
          events.add(new TaskEvent(canceled.ended(), canceled.message()));
    }
    return sorted(events);
  }

  private static List<TaskEvent> sorted(List<TaskEvent> events) {
    return events.stream().sorted(BY_TIME).toList();
  }
}
