package dev.holdfast.adapters.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A fixed number of sessions that read. The one used last comes first: its pages are warm. */
final class ReaderPool implements AutoCloseable {
  private final BlockingDeque<Session> idle;
  private final Duration waitMax;
  private final SqlFailures failures;
  private volatile boolean closed;

  ReaderPool(Supplier<Handle> opener, int readersMax, Duration waitMax, SqlFailures failures) {
    this.idle = new LinkedBlockingDeque<>(readersMax);
    this.waitMax = waitMax;
    this.failures = failures;
    for (int i = 0; i < readersMax; i++) {
      idle.addFirst(new Session(opener, failures));
    }
  }

  /** What the session answers, once one is free. */
  <T> T read(Function<Session, T> work) {
    Session session = take();
    try {
      if (closed) {
        throw failures.closed();
      }
      return work.apply(session);
    } finally {
      idle.addFirst(session);
      if (closed) {
        closeIdle();
      }
    }
  }

  /** Closes what is idle; a session in use is closed by its reader. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
  }

  /**
   * Takes them out for it, so that each stays with one thread, and puts them back for who waits.
   */
  private void closeIdle() {
    List<Session> taken = new ArrayList<>();
    idle.drainTo(taken);
    taken.forEach(Session::close);
    idle.addAll(taken);
  }

  private Session take() {
    @Nullable Session free = idle.pollFirst();
    if (free != null) {
      return free;
    }
    try {
      free = idle.pollFirst(waitMax.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.interrupted(e);
    }
    if (free == null) {
      throw failures.busy();
    }
    return free;
  }
}
