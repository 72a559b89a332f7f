package dev.holdfast.testkit.engine;

import dev.holdfast.engine.lock.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Time that passes when it is told to, in no time: a clock and the scheduler on it. Whoever sleeps
 * or advances the time runs what is due meanwhile, on his own thread.
 *
 * <p>Safe for several threads, one of which moves time at once.
 */
public final class ManualTime implements InstantSource, Scheduler {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now;

  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized Repetition every(Duration period, Runnable task) {
    Task added = new Task(period, now.plus(period), task);
    tasks.add(added);
    return () -> remove(added);
  }

  /** Lets the time pass. */
  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  /** Lets the time pass, and runs each task when it is due. */
  public void advance(Duration duration) {
    Instant end = instant().plus(duration);
    Optional<Task> due = takeDue(end);
    while (due.isPresent()) {
      due.get().runnable.run();
      due = takeDue(end);
    }
    moveTo(end);
  }

  /** How many repetitions are going on. */
  public synchronized int repetitions() {
    return tasks.size();
  }

  private synchronized Optional<Task> takeDue(Instant end) {
    Optional<Task> next =
        tasks.stream()
            .filter(task -> !task.next.isAfter(end))
            .min(Comparator.comparing(task -> task.next));
    next.ifPresent(
        task -> {
          now = task.next;
          task.next = task.next.plus(task.period);
        });
    return next;
  }

  private synchronized void moveTo(Instant end) {
    if (end.isAfter(now)) {
      now = end;
    }
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  private static final class Task {
    private final Duration period;
    private final Runnable runnable;
    private Instant next;

    Task(Duration period, Instant next, Runnable runnable) {
      this.period = period;
      this.next = next;
      this.runnable = runnable;
    }
  }
}
