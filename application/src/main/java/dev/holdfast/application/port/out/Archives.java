package dev.holdfast.application.port.out;

import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Packs files of snapshots into archives, and keeps these until they expire, in a place that has
 * room for so many bytes and no more.
 */
public interface Archives {

  /**
   * What is packed.
   *
   * @param recovery whose archive it is; no two tenants share its number
   * @param paths each with all that lies in it
   * @param expiry from then on the archive goes; to the second
   */
  record Order(
      TenantId tenant,
      RecoveryId recovery,
      SnapshotId snapshot,
      List<EntryPath> paths,
      Instant expiry) {
    public Order {
      paths = List.copyOf(paths);
    }
  }

  /** How it ended. */
  sealed interface Outcome {

    /**
     * The archive is durable, and so are its lists.
     *
     * @param bytes how long the archive is
     */
    record Done(RecoveryTotals totals, long bytes) implements Outcome {}

    /** It was not to go on; nothing of it is left. */
    record Interrupted() implements Outcome {}
  }

  /** A part that is there, until it is closed even if it expires. For one thread. */
  interface Opened extends AutoCloseable {
    long bytes();

    /** Its content from a place on. */
    InputStream read(long from);

    @Override
    void close();
  }

  /**
   * Packs an archive; one that the same recovery has made before is replaced. What can't be packed,
   * such as a path that the snapshot has not, is told as failed; the rest is not told.
   *
   * @throws dev.holdfast.domain.error.LimitReachedException if there is no room for it; nothing of
   *     it is left
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   * @throws dev.holdfast.domain.error.DamagedException if so much of the snapshot is damaged that
   *     it can't be read any further
   * @throws dev.holdfast.domain.error.UnavailableException if the repository is in use by others
   *     for too long, or the disk is full
   */
  Outcome pack(Order order, Watch watch);

  /** Opens a part of what a recovery has packed; empty if it is not there, or not any more. */
  Optional<Opened> open(TenantId tenant, RecoveryId recovery, ArchivePart part);

  /** Removes what a recovery has packed; nothing if there is nothing. */
  void remove(TenantId tenant, RecoveryId recovery);

  /** Removes what has expired. */
  void removeExpired(Instant now);
}
