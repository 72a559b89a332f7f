package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The paths of each tenant's snapshots, to be searched. Each path of a line is there once, as long
 * as a live snapshot holds it.
 *
 * <p>All of it is derived: it can be lost and made anew from the snapshots. One that is missing,
 * damaged or of another version begins anew by itself, with a position of 0. A change is there
 * after a crash, or it is made again when its caller comes back; what is indexed by halves is never
 * counted as indexed.
 *
 * <p>Safe for several threads; a tenant's changes are made by one at a time. All methods throw
 * {@link dev.holdfast.domain.error.UnavailableException} if the index can't be read or written now.
 */
public interface FileIndex {

  /**
   * What was indexed last of a line.
   *
   * @param indexing by which its paths were chosen
   */
  record Newest(SnapshotId snapshot, Indexing indexing) {}

  /** How the files of a snapshot are brought into the index. */
  enum Extent {
    /** What differs from {@link #newest}. */
    DIFFERENCES,
    /** Every path; those of the line that are not named are not in the snapshot. */
    WHOLE
  }

  /**
   * A snapshot that becomes the newest of its line.
   *
   * @param revision the {@link #position} once it is indexed
   */
  record Snapshot(
      TenantId tenant, SnapshotLine line, SnapshotId id, Indexing indexing, long revision) {}

  /**
   * Snapshots that are over.
   *
   * @param revision the {@link #position} once they are taken out
   */
  record Over(TenantId tenant, List<SnapshotId> snapshots, long revision) {
    public Over {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** The paths of one snapshot on their way into the index. For one thread. */
  interface Update extends AutoCloseable {
    /** The snapshot holds this entry. */
    void put(SnapshotEntry entry);

    /** The snapshot does not hold what the one before held. */
    void remove(EntryPath path);

    /**
     * Brings all of it into the index.
     *
     * @param mayGoOn asked between pieces, each of which takes some milliseconds
     * @return whether it is all there, and the snapshot is indexed; else it must be begun anew
     */
    boolean apply(BooleanSupplier mayGoOn);

    /** Forgets what was not applied. */
    @Override
    void close();
  }

  /** Up to which change of a tenant's snapshots the index has followed; 0 if it is empty. */
  long position(TenantId tenant);

  /**
   * With what the next snapshot of a line can be compared; empty if it must be indexed as a whole.
   *
   * @param next that snapshot; if another one was begun and not ended, it can be compared with none
   */
  Optional<Newest> newest(TenantId tenant, SnapshotLine line, SnapshotId next);

  /** Begins to index a snapshot. The update must be closed, also once it was applied. */
  Update begin(Snapshot snapshot, Extent extent);

  /** Notes a snapshot whose files are not in the index, and why. */
  void pass(Snapshot snapshot, IndexingStatus status);

  /**
   * Takes out snapshots, and the paths that none of the others holds.
   *
   * @param mayGoOn asked between pieces, each of which takes some milliseconds
   * @return whether it is done; else it must be begun anew
   */
  boolean leaveOut(Over over, BooleanSupplier mayGoOn);

  /** Begins anew, with nothing of the tenant. */
  void beginAnew(TenantId tenant);

  /** Whether the files of each snapshot can be searched for; those not noted are in progress. */
  Map<SnapshotId, IndexingStatus> statuses(TenantId tenant, Collection<SnapshotId> snapshots);

  /** The files that a query is for, as of one moment. */
  FoundFiles search(TenantId tenant, FileQuery query);
}
