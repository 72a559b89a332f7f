package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.progress.Progress;
import dev.holdfast.adapters.http.progress.Task;
import dev.holdfast.adapters.http.progress.TaskEvent;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.source.ObjectId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, as clients read it.
 *
 * @param localRun null if nothing of it is active, or none of it is asked for
 */
record ProgressResponse(@Nullable OfRun localRun) {
  private static final JsonForm<ProgressResponse> FORM = JsonForm.of(ProgressResponse.class);

  /** Of a run; where only objects are asked for, it has nothing else. */
  record OfRun(
      @Nullable Long endTimeUsecs,
      @Nullable List<Event> events,
      @Nullable Long expectedRemainingTimeUsecs,
      @Nullable Double percentageCompleted,
      @Nullable Long startTimeUsecs,
      @Nullable Stats stats,
      @Nullable String status,
      @Nullable List<OfObject> objects) {

    static OfRun of(Task run, boolean hasEvents, @Nullable List<OfObject> objects) {
      return new OfRun(
          WireMicros.ofNullable(run.ended()),
          hasEvents ? told(run) : null,
          remaining(run),
          run.progress().percent(),
          WireMicros.ofNullable(run.began()),
          Stats.of(run.progress()),
          Words.of(run.state()),
          objects);
    }

    static OfRun of(List<OfObject> objects) {
      return new OfRun(null, null, null, null, null, null, null, objects);
    }
  }

  /** Of an object. */
  record OfObject(
      long id,
      String name,
      long sourceId,
      String sourceName,
      String environment,
      @Nullable Long endTimeUsecs,
      @Nullable List<Event> events,
      @Nullable Long expectedRemainingTimeUsecs,
      double percentageCompleted,
      @Nullable Long startTimeUsecs,
      Stats stats,
      String status) {

    static OfObject of(Task object, boolean hasEvents) {
      ObjectId id = Objects.requireNonNull(object.path().object());
      return new OfObject(
          id.number(),
          object.name(),
          id.number(),
          object.name(),
          "kPhysical",
          WireMicros.ofNullable(object.ended()),
          hasEvents ? told(object) : null,
          remaining(object),
          object.progress().percent(),
          WireMicros.ofNullable(object.began()),
          Stats.of(object.progress()),
          Words.of(object.state()));
    }
  }

  /** Counts of files. */
  record Stats(long backupFileCount, boolean fileWalkDone, @Nullable Long totalFileCount) {
    private static Stats of(Progress progress) {
      return new Stats(progress.files(), progress.isCounted(), progress.filesTotal());
    }
  }

  /** Something that happened. The contract misspells the time. */
  record Event(String message, long occuredAtUsecs) {
    private static Event of(TaskEvent event) {
      return new Event(event.text(), WireMicros.of(event.at()));
    }
  }

  private static List<Event> told(Task task) {
    return task.events().stream().map(Event::of).toList();
  }

  private static @Nullable Long remaining(Task task) {
    return task.progress().remaining() == null || task.state().isFinished()
        ? null
        : (Long) WireMicros.of(task.progress().remaining());
  }

  byte[] json() {
    return FORM.write(this);
  }
}
