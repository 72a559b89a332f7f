package dev.holdfast.engine.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does parts of one work on several threads: the calling one, and those that an executor lends. The
 * calling thread does what no other has begun, so it waits for nothing that may never run.
 */
public final class Together {
  private final Executor executor;
  private final int parts;
  private final int threadsMax;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch open;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param parts how many there are
   * @param threadsMax how many are done at once
   */
  public Together(Executor executor, int parts, int threadsMax) {
    this.executor = executor;
    this.parts = parts;
    this.threadsMax = threadsMax;
    this.open = new CountDownLatch(parts);
  }

  /** Returns when all parts are done; throws what one of them has thrown. */
  public void run(IntConsumer part) {
    try {
      for (int threads = 1; threads < threadsMax; threads++) {
        executor.execute(() -> work(part));
      }
    } catch (RejectedExecutionException e) {
      // It is shutting down or full; then this thread does the work.
      work(part);
    }
    work(part);
    awaitOthers();
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException("Parts throw no checked exception", e);
    }
  }

  private void work(IntConsumer part) {
    for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
      try {
        part.accept(i);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        open.countDown();
      }
    }
  }

  private void awaitOthers() {
    boolean interrupted = false;
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
