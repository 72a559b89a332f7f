package dev.holdfast.adapters.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * A fixed number of sessions that read. Who came first reads first; the session used last is the
 * first to be used again, since its pages are warm.
 */
final class ReaderPool implements AutoCloseable {
  /** Fair: where it was not, the last of a hundred requests waited ten times as long as most. */
  private final Semaphore turns;

  /** Has one for each turn that is taken. */
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

  private final Duration waitMax;
  private final SqlFailures failures;
  private volatile boolean closed;

  ReaderPool(Supplier<Handle> opener, int readersMax, Duration waitMax, SqlFailures failures) {
    this.turns = new Semaphore(readersMax, true);
    this.waitMax = waitMax;
    this.failures = failures;
    for (int i = 0; i < readersMax; i++) {
      idle.addFirst(new Session(opener, failures));
    }
  }

  /** What the session answers, once one is free. */
  <T> T read(Function<Session, T> work) {
    awaitTurn();
    try {
      Session session = idle.removeFirst();
      try {
        return readBy(session, work);
      } finally {
        idle.addFirst(session);
      }
    } finally {
      turns.release();
    }
  }

  private <T> T readBy(Session session, Function<Session, T> work) {
    if (closed) {
      throw failures.closed();
    }
    try {
      return work.apply(session);
    } finally {
      if (closed) {
        session.close();
      }
    }
  }

  /** Closes what is idle; a session in use is closed by its reader. */
  @Override
  public void close() {
    closed = true;
    List<Session> taken = new ArrayList<>();
    while (turns.tryAcquire()) {
      taken.add(idle.removeFirst());
    }
    taken.forEach(Session::close);
    // Who waits is told that it is closed.
    idle.addAll(taken);
    turns.release(taken.size());
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failures.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.interrupted(e);
    }
  }
}
