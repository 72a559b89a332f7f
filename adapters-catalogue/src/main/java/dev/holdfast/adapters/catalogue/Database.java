package dev.holdfast.adapters.catalogue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * One writer and a few readers of the file. Work that is handed in runs on the caller's thread and
 * must end within milliseconds; what it throws undoes it.
 */
final class Database implements AutoCloseable {
  private static final SqlFailures FAILURES = new SqlFailures("The catalogue");

  private final Duration waitMax;

  /** Fair, so that a busy worker can't keep a request waiting for ever. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final Session writer;
  private final ReaderPool readers;
  private boolean closed;

  Database(Connections connections, CatalogueSettings settings) {
    this.waitMax = settings.waitMax();
    this.writer = new Session(connections::openWriter, FAILURES);
    this.readers =
        new ReaderPool(
            connections::openReader, settings.readersMax(), settings.waitMax(), FAILURES);
  }

  /** One query. */
  <T> T read(Function<Handle, T> work) {
    return readers.read(session -> session.run(work));
  }

  /** Several queries that see the same commit. */
  <T> T readTogether(Function<Handle, T> work) {
    return readers.read(session -> session.runInTransaction("BEGIN", work));
  }

  /** A transaction that reads and writes, alone among all processes; durable on return. */
  <T> T write(Function<Handle, T> work) {
    awaitTurn();
    try {
      if (closed) {
        throw FAILURES.closed();
      }
      return writer.runInTransaction("BEGIN IMMEDIATE", work);
    } finally {
      turn.unlock();
    }
  }

  /** The writer last, so that it can fold the log into the file. */
  @Override
  public void close() {
    readers.close();
    // Whoever has the turn waits for another process no longer than he may.
    turn.lock();
    try {
      closed = true;
      writer.close();
    } finally {
      turn.unlock();
    }
  }

  private void awaitTurn() {
    try {
      if (!turn.tryLock(waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
        throw FAILURES.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FAILURES.interrupted(e);
    }
  }
}
