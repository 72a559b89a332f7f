package dev.holdfast.engine.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers that do jobs on an executor. Whoever has to wait for them works too
 * while the executor lets a worker idle, so all jobs get done even where it has no thread free.
 *
 * <p>The first job that throws ends the work: no further one is begun, and whoever hands one in or
 * waits gets what it has thrown. One thread hands jobs in; jobs may offer parts of their work.
 */
public final class Crew<W> {

  /** A piece of work. */
  @FunctionalInterface
  public interface Job<W> {
    void run(W worker);
  }

  private final Executor executor;
  private final int size;
  private final int waitingMax;
  private final Supplier<W> hiring;
  private final Consumer<W> dismissing;
  private final ReentrantLock state = new ReentrantLock();
  private final Condition changed = state.newCondition();
  private final Deque<Job<W>> waiting = new ArrayDeque<>();
  private final Deque<W> idle = new ArrayDeque<>();
  private int working;

  /** Runs that the executor was asked for and has not begun. */
  private int called;

  private boolean closed;
  private @Nullable Throwable failure;

  /**
   * @param size how many workers there are at most
   * @param waitingMax how many jobs may wait
   * @param hiring makes a worker
   * @param dismissing ends one
   */
  public Crew(
      Executor executor, int size, int waitingMax, Supplier<W> hiring, Consumer<W> dismissing) {
    this.executor = executor;
    this.size = size;
    this.waitingMax = waitingMax;
    this.hiring = hiring;
    this.dismissing = dismissing;
  }

  /** Hands in a job; waits, or works, while too many wait already. */
  public void submit(Job<W> job) {
    boolean call;
    state.lock();
    try {
      while (waiting.size() >= waitingMax) {
        throwFailure();
        if (!workOnce()) {
          changed.awaitUninterruptibly();
        }
      }
      throwFailure();
      waiting.add(job);
      call = called + working < Math.min(size, waiting.size() + working);
      if (call) {
        called++;
      }
    } finally {
      state.unlock();
    }
    if (call) {
      callWorker();
    }
  }

  /** Whether a worker has nothing to do, and nothing waits for it. */
  public boolean hasIdle() {
    state.lock();
    try {
      return !closed && failure == null && waiting.isEmpty() && working + called < size;
    } finally {
      state.unlock();
    }
  }

  /**
   * Takes part of a job's work for a worker who idles; never waits.
   *
   * @return whether it was taken; else the job does it itself
   */
  public boolean offer(Job<W> part) {
    state.lock();
    try {
      if (!hasIdle()) {
        return false;
      }
      waiting.add(part);
      called++;
      changed.signalAll();
    } finally {
      state.unlock();
    }
    callWorker();
    return true;
  }

  /** Returns when all jobs are done. */
  public void finish() {
    state.lock();
    try {
      while (!waiting.isEmpty() || working > 0) {
        throwFailure();
        if (!workOnce()) {
          changed.awaitUninterruptibly();
        }
      }
      throwFailure();
    } finally {
      state.unlock();
    }
  }

  /** Drops the jobs that wait, and returns when no worker works any more and all are closed. */
  public void close() {
    state.lock();
    try {
      closed = true;
      waiting.clear();
      while (working > 0) {
        changed.awaitUninterruptibly();
      }
      idle.forEach(dismissing);
      idle.clear();
    } finally {
      state.unlock();
    }
  }

  private void callWorker() {
    try {
      executor.execute(this::workAsCalled);
    } catch (RejectedExecutionException e) {
      // It is shutting down or full; then this thread does the work.
      workAsCalled();
    }
  }

  private void workAsCalled() {
    state.lock();
    try {
      called--;
      boolean more = workOnce();
      while (more) {
        more = workOnce();
      }
    } finally {
      state.unlock();
    }
  }

  /** Does one job, if there are one and a free worker; under the lock, given back meanwhile. */
  private boolean workOnce() {
    if (closed || failure != null || waiting.isEmpty() || working >= size) {
      return false;
    }
    Job<W> job = waiting.remove();
    working++;
    changed.signalAll();
    @Nullable Throwable thrown = null;
    try {
      W worker = freeWorker();
      thrown = run(job, worker);
      idle.push(worker);
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    working--;
    if (failure == null) {
      failure = thrown;
    }
    changed.signalAll();
    return true;
  }

  private W freeWorker() {
    @Nullable W free = idle.poll();
    return free == null ? hiring.get() : free;
  }

  private @Nullable Throwable run(Job<W> job, W worker) {
    state.unlock();
    try {
      job.run(worker);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    } finally {
      state.lock();
    }
  }

  private void throwFailure() {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("Jobs throw no checked exception", failure);
    }
  }
}
