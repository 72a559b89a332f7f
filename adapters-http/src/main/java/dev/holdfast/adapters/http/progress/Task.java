package dev.holdfast.adapters.http.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run or a recovery, or a part of one: the backup of an object, a snapshot that is brought back.
 *
 * @param name of the run's group, of the recovery, or of the object
 * @param began null before it has
 * @param ended null before it has
 * @param events the oldest first
 * @param subTasks of a run its objects, of a recovery its snapshots, in their order
 */
public record Task(
    TaskPath path,
    String name,
    TaskState state,
    Progress progress,
    @Nullable Instant began,
    @Nullable Instant ended,
    List<TaskEvent> events,
    List<Task> subTasks) {
  public Task {
    events = List.copyOf(events);
    subTasks = List.copyOf(subTasks);
  }

  /** Whether some of it lies in a window of time, whose end is exclusive. */
  public boolean isWithin(Instant from, Instant to) {
    boolean beganBefore = began == null || began.isBefore(to);
    boolean endedAfter = ended == null || !ended.isBefore(from);
    return beganBefore && endedAfter;
  }
}
