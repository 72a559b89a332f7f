package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Indexes in a folder, a database for each tenant, opened when it is first used. The names of what
 * was searched stay in memory, some 35 bytes each, of all tenants up to {@link #NAMES_BYTES_MAX}.
 */
public final class SqlFileIndex implements FileIndex, AutoCloseable {
  /** A quarter of the heap that a server has; three million distinct names are some 100 MB. */
  public static final long NAMES_BYTES_MAX = 128L << 20;

  private static final int KIND_MASK = 0xFF;

  private final IndexFolder folder;
  private final NamesInMemory namesInMemory;
  private final Map<TenantId, TenantIndex> open = new HashMap<>();
  private boolean isClosed;

  /** Work with the index of a tenant. */
  @FunctionalInterface
  private interface Work<T> {
    T with(TenantIndex index) throws SQLException, IOException;
  }

  /**
   * Indexes in a folder of their own, which is made when something is written.
   *
   * @param folder that no other process uses
   */
  public SqlFileIndex(Path folder) {
    this(folder, NAMES_BYTES_MAX);
  }

  /**
   * Indexes in a folder, as above.
   *
   * @param namesBytesMax how much memory names may take, as long as there are those of more tenants
   *     than one
   */
  SqlFileIndex(Path folder, long namesBytesMax) {
    this.folder = new IndexFolder(folder);
    this.namesInMemory = new NamesInMemory(namesBytesMax);
  }

  @Override
  public long position(TenantId tenant) {
    return read(tenant, index -> index.read(sql -> sql.number("SELECT position FROM state")), 0L);
  }

  @Override
  public Optional<Newest> newest(TenantId tenant, SnapshotLine line, SnapshotId next) {
    return read(
        tenant, index -> index.read(sql -> LineTable.newest(sql, line, next)), Optional.empty());
  }

  @Override
  public Update begin(Snapshot snapshot, Extent extent) {
    IndexFile file = guarded(snapshot.tenant(), () -> existing(snapshot.tenant())).file();
    return new SortedUpdate(this, snapshot, extent, new ChangeSorter(file));
  }

  @Override
  public void pass(Snapshot snapshot, IndexingStatus status) {
    guarded(
        snapshot.tenant(),
        () -> {
          existing(snapshot.tenant()).pass(snapshot, status);
          return status;
        });
  }

  @Override
  public boolean leaveOut(Over over, BooleanSupplier mayGoOn) {
    return guarded(over.tenant(), () -> existing(over.tenant()).leaveOut(over, mayGoOn));
  }

  @Override
  public Map<SnapshotId, IndexingStatus> statuses(
      TenantId tenant, Collection<SnapshotId> snapshots) {
    Map<SnapshotId, IndexingStatus> none = new HashMap<>();
    snapshots.forEach(snapshot -> none.put(snapshot, IndexingStatus.IN_PROGRESS));
    return read(tenant, index -> index.read(sql -> LineTable.statuses(sql, snapshots)), none);
  }

  @Override
  public FoundFiles search(TenantId tenant, FileQuery query) {
    return read(
        tenant,
        index -> {
          FoundFiles found = index.search(query);
          namesInMemory.used(index);
          return found;
        },
        FoundFiles.NONE);
  }

  @Override
  public void beginAnew(TenantId tenant) {
    try {
      discard(tenant);
    } catch (SQLException | IOException e) {
      throw unreachable(e);
    }
  }

  /** Waits for the piece of a change that is under way. */
  @Override
  public synchronized void close() {
    isClosed = true;
    try {
      for (TenantIndex index : open.values()) {
        index.close();
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
    open.clear();
  }

  /** What an update says, done to the index that is there now. */
  boolean apply(Snapshot snapshot, Extent extent, ChangeSorter changes, BooleanSupplier mayGoOn) {
    return guarded(
        snapshot.tenant(),
        () -> existing(snapshot.tenant()).apply(snapshot, extent, changes.sorted(), mayGoOn));
  }

  static UnavailableException unreachable(Exception cause) {
    return new UnavailableException(
        "index.unreachable",
        "The index of files can't be read or written; look at its disk, its folder and their"
            + " rights.",
        cause);
  }

  /** Where there is no index nothing is found, and none is made for that. */
  private <T> T read(TenantId tenant, Work<T> work, T absent) {
    return guarded(
        tenant,
        () -> {
          TenantIndex index = find(tenant);
          return index == null ? absent : work.with(index);
        });
  }

  /** How much memory the names of all tenants take, about. */
  synchronized long namesBytes() {
    return open.values().stream().mapToLong(TenantIndex::namesBytes).sum();
  }

  /** Done with the file system or the database. */
  @FunctionalInterface
  private interface Guarded<T> {
    T call() throws SQLException, IOException;
  }

  private <T> T guarded(TenantId tenant, Guarded<T> work) {
    try {
      return work.call();
    } catch (SQLiteException e) {
      if (isDamage(e)) {
        throw begunAnew(tenant, e);
      }
      throw unreachable(e);
    } catch (SQLException | IOException e) {
      throw unreachable(e);
    } catch (IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException
        | InvalidInputException e) {
      // What the blocks say does not fit together.
      throw begunAnew(tenant, e);
    }
  }

  private static boolean isDamage(SQLiteException failure) {
    int kind = failure.getResultCode().code & KIND_MASK;
    return switch (SQLiteErrorCode.getErrorCode(kind)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISMATCH -> true;
      default -> false;
    };
  }

  private UnavailableException begunAnew(TenantId tenant, Exception damage) {
    UnavailableException failure =
        new UnavailableException(
            "index.damaged",
            "The index of files was damaged and is being made anew; search again in a while.",
            damage);
    try {
      discard(tenant);
    } catch (SQLException | IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private synchronized void discard(TenantId tenant) throws SQLException, IOException {
    TenantIndex index = open.remove(tenant);
    if (index != null) {
      namesInMemory.forget(index);
      index.close();
    }
    folder.discard(tenant);
  }

  private synchronized @Nullable TenantIndex find(TenantId tenant)
      throws SQLException, IOException {
    checkOpen();
    TenantIndex found = open.get(tenant);
    if (found != null) {
      return found;
    }
    IndexFile file = folder.find(tenant);
    return file == null ? null : opened(tenant, file);
  }

  private synchronized TenantIndex existing(TenantId tenant) throws SQLException, IOException {
    TenantIndex found = find(tenant);
    return found == null ? opened(tenant, folder.next(tenant)) : found;
  }

  private TenantIndex opened(TenantId tenant, IndexFile file) throws SQLException, IOException {
    TenantIndex index = new TenantIndex(file);
    if (!index.isReadable()) {
      index.close();
      folder.discard(tenant);
      index = new TenantIndex(folder.next(tenant));
      index.isReadable();
    }
    open.put(tenant, index);
    return index;
  }

  private void checkOpen() {
    if (isClosed) {
      throw new UnavailableException(
          "index.closed", "The index of files is closed; try again once the server has started.");
    }
  }
}
