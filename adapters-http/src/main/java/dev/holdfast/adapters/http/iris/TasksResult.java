package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.progress.Task;
import dev.holdfast.adapters.http.progress.TaskEvent;
import dev.holdfast.adapters.http.progress.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks as the older paths show them: a group for each path that was asked for. */
record TasksResult(List<Group> resultGroupVec) {
  private static final JsonForm<TasksResult> FORM = JsonForm.of(TasksResult.class);

  /** The tasks of one path. */
  record Group(List<OfTask> taskVec) {}

  /** One task. */
  record OfTask(OfProgress progress, @Nullable List<OfTask> subTaskVec, String taskPath) {

    static OfTask of(Task task, @Nullable List<OfTask> subTasks, boolean hasEvents, Instant now) {
      return new OfTask(OfProgress.of(task, hasEvents, now), subTasks, task.path().toString());
    }
  }

  /** How far it has come. */
  record OfProgress(
      @Nullable Long endTimeSecs,
      @Nullable List<Event> eventVec,
      @Nullable Long expectedEndTimeSecs,
      @Nullable Long expectedTimeRemainingSecs,
      double percentFinished,
      @Nullable Long startTimeSecs,
      Status status) {

    private static OfProgress of(Task task, boolean hasEvents, Instant now) {
      Duration left = task.state().isFinished() ? null : task.progress().remaining();
      return new OfProgress(
          seconds(task.ended()),
          hasEvents ? task.events().stream().map(Event::of).toList() : null,
          left == null ? null : seconds(now.plus(left)),
          left == null ? null : left.toSeconds(),
          task.progress().percent(),
          seconds(task.began()),
          Status.of(task));
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
      return time == null ? null : time.getEpochSecond();
    }
  }

  /** Something that happened. */
  record Event(String eventMsg, long timestampSecs) {
    private static Event of(TaskEvent event) {
      return new Event(event.text(), event.at().getEpochSecond());
    }
  }

  /** Whether it goes on: 0 active, 1 finished, 2 finished with an error, 3 cancelled. */
  record Status(@Nullable String errorMsg, long type) {
    private static Status of(Task task) {
      String error =
          switch (task.state()) {
            case ACTIVE, FINISHED -> null;
            case FINISHED_WITH_ERROR, CANCELED -> task.events().getLast().text();
          };
      return new Status(error, number(task.state()));
    }

    private static long number(TaskState state) {
      return switch (state) {
        case ACTIVE -> 0;
        case FINISHED -> 1;
        case FINISHED_WITH_ERROR -> 2;
        case CANCELED -> 3;
      };
    }
  }

  byte[] json() {
    return FORM.write(this);
  }
}
