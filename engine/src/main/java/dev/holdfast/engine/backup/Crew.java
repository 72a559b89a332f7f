package dev.holdfast.engine.backup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
final class Crew<W> {

  /** A piece of work. */
  @FunctionalInterface
  interface Job<W> {
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
  private int hired;
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
  Crew(Executor executor, int size, int waitingMax, Supplier<W> hiring, Consumer<W> dismissing) {
    this.executor = executor;
    this.size = size;
    this.waitingMax = waitingMax;
    this.hiring = hiring;
    this.dismissing = dismissing;
  }

  /** Hands in a job; waits, or works, while too many wait already. */
  void submit(Job<W> job) {
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
  boolean hasIdle() {
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
  boolean offer(Job<W> part) {
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
  void finish() {
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
  void close() {
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
    if (closed || failure != null || waiting.isEmpty()) {
      return false;
    }
    Optional<W> free = freeWorker();
    if (free.isEmpty()) {
      return false;
    }
    W worker = free.get();
    Job<W> job = waiting.remove();
    working++;
    changed.signalAll();
    state.unlock();
    @Nullable Throwable thrown = null;
    try {
      job.run(worker);
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    state.lock();
    working--;
    idle.push(worker);
    if (thrown != null && failure == null) {
      failure = thrown;
    }
    changed.signalAll();
    return true;
  }

  private Optional<W> freeWorker() {
    if (idle.isEmpty() && hired < size) {
      W worker = hiring.get();
      hired++;
      return Optional.of(worker);
    }
    return Optional.ofNullable(idle.poll());
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
