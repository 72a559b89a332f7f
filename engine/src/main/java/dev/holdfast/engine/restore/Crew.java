package dev.holdfast.engine.restore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that the calling thread shares with tasks on an executor.
 *
 * <p>The caller never waits for a task to begin: what nobody has taken, it does itself. So an
 * executor that runs tasks at once, or is busy, or is shutting down, only makes it slower. The
 * first failure ends all work.
 *
 * @param <T> what a thread works with; as many are made as threads work at once
 */
final class Crew<T extends AutoCloseable> {

  /** One piece of work. */
  @FunctionalInterface
  interface Job<T> {
    void run(T tools);
  }

  private final Executor executor;
  private final int workersMax;
  private final Supplier<T> newTools;
  private final ReentrantLock state = new ReentrantLock();
  private final Condition idle = state.newCondition();
  private final Deque<Job<T>> waiting = new ArrayDeque<>();
  private final Deque<T> freeTools = new ArrayDeque<>();
  private final List<T> allTools = new ArrayList<>();
  private int tasks;
  private int running;
  private @Nullable Throwable failure;

  Crew(Executor executor, int workersMax, Supplier<T> newTools) {
    this.executor = executor;
    this.workersMax = workersMax;
    this.newTools = newTools;
  }

  /** Adds work; returns at once, unless the executor runs tasks at once. */
  void offer(Collection<? extends Job<T>> jobs) {
    state.lock();
    try {
      waiting.addAll(jobs);
    } finally {
      state.unlock();
    }
    while (claimTask()) {
      try {
        executor.execute(this::runTask);
      } catch (RejectedExecutionException e) {
        endTask();
        return;
      }
    }
  }

  /** Does what is waiting; on return the rest is being done by others, or has been. */
  void help() {
    while (runOne()) {
      throwFailure();
    }
    throwFailure();
  }

  /**
   * Does what is waiting, and returns when all work is done. An interrupt does not end the wait.
   */
  void finish() {
    help();
    awaitIdle();
    throwFailure();
  }

  /** Drops what is waiting, and returns when nobody works any more. */
  void close() {
    state.lock();
    try {
      waiting.clear();
    } finally {
      state.unlock();
    }
    awaitIdle();
    for (T tools : allTools) {
      closeQuietly(tools);
    }
  }

  private void closeQuietly(T tools) {
    try {
      tools.close();
    } catch (Exception e) {
      throw new IllegalStateException("A worker's tools could not be put away", e);
    }
  }

  private boolean claimTask() {
    state.lock();
    try {
      if (waiting.isEmpty() || tasks >= workersMax - 1) {
        return false;
      }
      tasks++;
      return true;
    } finally {
      state.unlock();
    }
  }

  private void runTask() {
    boolean more = runOne();
    while (more) {
      more = runOne();
    }
    endTask();
  }

  private void endTask() {
    state.lock();
    try {
      tasks--;
    } finally {
      state.unlock();
    }
  }

  /** Does one piece of work; false if none was waiting. */
  private boolean runOne() {
    @Nullable Job<T> job = take();
    if (job == null) {
      return false;
    }
    @Nullable Throwable thrown = null;
    try {
      T tools = takeTools();
      try {
        job.run(tools);
      } finally {
        giveBack(tools);
      }
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    end(thrown);
    return true;
  }

  private @Nullable Job<T> take() {
    state.lock();
    try {
      @Nullable Job<T> job = waiting.poll();
      if (job != null) {
        running++;
      }
      return job;
    } finally {
      state.unlock();
    }
  }

  private T takeTools() {
    state.lock();
    try {
      @Nullable T free = freeTools.poll();
      if (free != null) {
        return free;
      }
      T made = newTools.get();
      allTools.add(made);
      return made;
    } finally {
      state.unlock();
    }
  }

  private void giveBack(T tools) {
    state.lock();
    try {
      freeTools.push(tools);
    } finally {
      state.unlock();
    }
  }

  private void end(@Nullable Throwable thrown) {
    state.lock();
    try {
      running--;
      if (thrown != null) {
        waiting.clear();
        if (failure == null) {
          failure = thrown;
        }
      }
      if (running == 0) {
        idle.signalAll();
      }
    } finally {
      state.unlock();
    }
  }

  private void awaitIdle() {
    state.lock();
    try {
      while (running > 0) {
        idle.awaitUninterruptibly();
      }
    } finally {
      state.unlock();
    }
  }

  private void throwFailure() {
    state.lock();
    try {
      if (failure instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (failure instanceof Error thrown) {
        throw thrown;
      }
    } finally {
      state.unlock();
    }
  }
}
