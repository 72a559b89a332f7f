package dev.holdfast.engine.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that is offered to another thread, and done by the thread that waits for it if nobody has
 * begun: so it gets done even where the other threads are all busy, or are gone.
 */
public final class Handoff<T> implements Runnable {
  private final Supplier<T> work;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  public Handoff(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** The result, or what the work has thrown. An interrupt does not end the wait. */
  public T await() {
    run();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Waits for the end of work that has begun, whatever it comes to; other work is not begun. */
  public void abandon() {
    if (!begun.compareAndSet(false, true)) {
      result.handle((value, failure) -> true).join();
    }
  }
}
