package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.IndexingStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The open index of one tenant. Safe for several threads; one at a time writes. */
final class TenantIndex implements AutoCloseable {
  private static final String SET_POSITION = "UPDATE state SET position = ?";

  /** A change of lines is one that searches must see, as that of a block is. */
  private static final String NEXT_VERSION = "UPDATE state SET version = version + 1";

  private final IndexFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedDeque<Sql> readers = new ConcurrentLinkedDeque<>();
  private final AtomicReference<NameDirectory> names = new AtomicReference<>(NameDirectory.EMPTY);
  private final KnownTotals totals = new KnownTotals();
  private @Nullable Sql writer;
  private volatile boolean isClosed;

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Sql sql) throws SQLException, IOException;
  }

  TenantIndex(IndexFile file) {
    this.file = file;
  }

  IndexFile file() {
    return file;
  }

  /** Before anything else: whether what is there can be read by this version of Holdfast. */
  boolean isReadable() throws SQLException, IOException {
    return write(
        sql -> {
          if (!file.isOfThisForm(sql)) {
            return false;
          }
          // Nobody has names in memory yet, so nobody must learn which blocks are gone.
          sql.run("DELETE FROM gone_block");
          return true;
        });
  }

  boolean apply(Snapshot snapshot, Extent extent, SortedChanges changes, BooleanSupplier mayGoOn)
      throws SQLException, IOException {
    return write(
        sql -> {
          sql.run("BEGIN IMMEDIATE");
          LineTable.Line line = LineTable.getOrAdd(sql, snapshot.line());
          LineTable.begin(sql, line, snapshot, extent);
          sql.run(NEXT_VERSION);
          sql.run("COMMIT");
          Merge merge =
              new Merge(changes, extent, line.number(), line.ordinal() + 1, line.ordinal());
          if (!rewrite(sql, merge, mayGoOn)) {
            return false;
          }
          sql.run("BEGIN IMMEDIATE");
          LineTable.end(sql, line, snapshot);
          sql.run(SET_POSITION, snapshot.revision());
          sql.run("COMMIT");
          return true;
        });
  }

  void pass(Snapshot snapshot, IndexingStatus status) throws SQLException, IOException {
    write(
        sql -> {
          sql.run("BEGIN IMMEDIATE");
          LineTable.pass(sql, LineTable.getOrAdd(sql, snapshot.line()), snapshot, status);
          sql.run(NEXT_VERSION);
          sql.run(SET_POSITION, snapshot.revision());
          sql.run("COMMIT");
          return status;
        });
  }

  boolean leaveOut(Over over, BooleanSupplier mayGoOn) throws SQLException, IOException {
    return write(
        sql -> {
          sql.run("BEGIN IMMEDIATE");
          LineTable.forget(sql, over.snapshots());
          sql.run("COMMIT");
          Sweep sweep = new Sweep(LineTable.live(sql), LineTable.goingOn(sql));
          if (!rewrite(sql, sweep, mayGoOn)) {
            return false;
          }
          sql.run("BEGIN IMMEDIATE");
          LineTable.removeEmpty(sql);
          sql.run(NEXT_VERSION);
          sql.run(SET_POSITION, over.revision());
          sql.run("COMMIT");
          sql.runToItsEnd("PRAGMA incremental_vacuum");
          return true;
        });
  }

  FoundFiles search(FileQuery query) throws SQLException, IOException {
    return read(
        sql -> {
          NameDirectory directory = namesAsOf(sql);
          Long known = totals.find(directory.version(), query);
          FoundFiles found = new FileSearch(sql, directory, query, known).run();
          totals.put(directory.version(), query, found.total());
          return found;
        });
  }

  /** How much memory the names take, about. */
  long namesBytes() {
    return names.get().memoryBytes();
  }

  /** The next search reads them again. */
  void dropNames() {
    names.set(NameDirectory.EMPTY);
  }

  /** One transaction that sees one commit. */
  <T> T read(Work<T> work) throws SQLException, IOException {
    Sql reader = readers.poll();
    if (reader == null) {
      reader = file.openReader();
    }
    try {
      reader.run("BEGIN");
      T result = work.with(reader);
      reader.run("COMMIT");
      giveBack(reader);
      return result;
    } catch (SQLException | IOException | RuntimeException | Error failure) {
      reader.closeAfter(failure);
      throw failure;
    }
  }

  @Override
  public void close() throws SQLException {
    isClosed = true;
    writing.lock();
    try {
      for (Sql reader = readers.poll(); reader != null; reader = readers.poll()) {
        reader.close();
      }
      if (writer != null) {
        writer.close();
        writer = null;
      }
    } finally {
      writing.unlock();
    }
  }

  private static boolean rewrite(Sql sql, Rewriting rewriting, BooleanSupplier mayGoOn)
      throws SQLException, IOException {
    return mayGoOn.getAsBoolean()
        && new BlockRewrite(sql, NameDirectory.linesOf(sql), mayGoOn).run(rewriting);
  }

  /** The newest names are kept; a reader that sees an older commit reads them for itself. */
  private NameDirectory namesAsOf(Sql reader) throws SQLException {
    long version = reader.number("SELECT version FROM state");
    NameDirectory kept = names.get();
    if (kept.version() > version) {
      return NameDirectory.EMPTY.asOf(version, reader);
    }
    NameDirectory current = kept.asOf(version, reader);
    names.accumulateAndGet(current, (one, other) -> one.version() >= other.version() ? one : other);
    return current;
  }

  private <T> T write(Work<T> work) throws SQLException, IOException {
    writing.lock();
    try {
      Sql open = writer == null ? file.openWriter() : writer;
      writer = open;
      try {
        return work.with(open);
      } catch (SQLException | IOException | RuntimeException | Error failure) {
        // Which rolls back what it had begun.
        writer = null;
        open.closeAfter(failure);
        throw failure;
      }
    } finally {
      writing.unlock();
    }
  }

  private void giveBack(Sql reader) throws SQLException {
    readers.add(reader);
    if (isClosed && readers.remove(reader)) {
      reader.close();
    }
  }
}
