package dev.holdfast.engine.lock;

import dev.holdfast.engine.error.StoreException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The engine's only way to let time pass. Safe for use by many threads. */
public interface Scheduler {

  /** A repetition that was asked for. */
  @FunctionalInterface
  interface Repetition {
    /** Ends it; a run that has begun may still come to its end. Repeating this does nothing. */
    void cancel();
  }

  /**
   * Runs a task again and again, first when one period has passed. Runs don't overlap. The task
   * throws nothing.
   */
  Repetition every(Duration period, Runnable task);

  /**
   * Returns when the time has passed.
   *
   * @throws StoreException if the thread is interrupted, which it stays
   */
  void sleep(Duration duration);

  /**
   * On a service of the JDK, which stays the caller's: its threads run the repeated tasks, and must
   * not be the ones that call the engine.
   */
  static Scheduler on(ScheduledExecutorService service) {
    return new Scheduler() {
      @Override
      public Repetition every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        Future<?> repetition =
            service.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
        return () -> repetition.cancel(false);
      }

      @Override
      public void sleep(Duration duration) {
        Future<?> end = service.schedule(() -> {}, duration.toNanos(), TimeUnit.NANOSECONDS);
        try {
          end.get();
        } catch (InterruptedException e) {
          // Or the service could not close before a time for which nobody waits.
          end.cancel(false);
          Thread.currentThread().interrupt();
          throw new StoreException("Interrupted while waiting in the repository's protocol", e);
        } catch (ExecutionException e) {
          throw new IllegalStateException("An empty task failed", e);
        }
      }
    };
  }
}
