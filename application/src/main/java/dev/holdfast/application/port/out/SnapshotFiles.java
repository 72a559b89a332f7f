package dev.holdfast.application.port.out;

import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks into snapshots of files, without bringing anything back. Everything read is verified
 * against what was stored: wrong bytes are never returned.
 *
 * <p>What has a longer path than {@link EntryPath#CHARS_MAX} is in the snapshot, and not shown.
 *
 * <p>All methods throw {@link dev.holdfast.domain.error.DamagedException} if something of the
 * snapshot is missing or damaged, and {@link dev.holdfast.domain.error.UnavailableException} if the
 * repository is in use by others for too long.
 */
public interface SnapshotFiles {

  /**
   * An open snapshot, for one thread. Nothing of it goes while it is open, so it must be closed
   * soon: a prune waits for it.
   */
  interface Opened extends AutoCloseable {
    /** The entry at a path; empty if there is none. The root of a snapshot is a directory. */
    Optional<SnapshotEntry> find(EntryPath path);

    /**
     * Shows what a directory holds, in the order of the names' bytes.
     *
     * @param visitor says whether it wants to see more
     * @throws dev.holdfast.domain.error.NotFoundException if there is no such directory
     */
    void list(EntryPath directory, Predicate<SnapshotEntry> visitor);

    /**
     * Shows all that lies in a directory, at whatever depth; a directory comes before what is in
     * it.
     *
     * @throws dev.holdfast.domain.error.NotFoundException if there is no such directory
     */
    void walk(EntryPath directory, Visitor visitor);

    /**
     * The content of a file from a place on, which is not read up to it; at or behind the end it is
     * empty.
     *
     * @throws dev.holdfast.domain.error.NotFoundException if there is no such file
     */
    InputStream read(EntryPath file, long from);

    /**
     * How much the repository has to be read for the content of all files at these paths and below
     * them: as it is stored, and what several share once. Paths where nothing is add nothing.
     */
    long storedBytes(List<EntryPath> paths);

    @Override
    void close();
  }

  /** Is shown the entries of a snapshot. */
  @FunctionalInterface
  interface Visitor {
    /** How the walk goes on. */
    enum Next {
      /** With what is in it, if it is a directory. */
      ENTER,
      /** With what comes after it. */
      PASS,
      /** Not at all. */
      STOP
    }

    Next visit(SnapshotEntry entry);
  }

  /**
   * What differs between two snapshots at one path.
   *
   * @param entry of the later snapshot, or of the earlier where it was removed
   */
  record Difference(Change change, SnapshotEntry entry) {}

  /** How an entry differs. */
  enum Change {
    ADDED,
    REMOVED,
    /** Other bytes, another link target, another device. */
    CONTENT,
    /** Another kind of entry bears the name. */
    KIND,
    /** The same content; owner, mode, time of modification or further attributes differ. */
    METADATA
  }

  /**
   * How a comparison ended.
   *
   * @param isWhole whether the visitor has seen all that differs
   */
  record Compared(boolean isWhole) {}

  /**
   * Opens a snapshot.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   */
  Opened open(TenantId tenant, SnapshotId snapshot);

  /**
   * Shows what differs between two snapshots of a tenant, in no certain order. What both share is
   * not looked into, so that it takes the time of the differences. All that lies in a directory
   * that was added or removed is shown too.
   *
   * @param visitor says whether it wants to see more
   * @return what was seen of them
   * @throws dev.holdfast.domain.error.NotFoundException if one of them is not there
   */
  Compared compare(
      TenantId tenant, SnapshotId earlier, SnapshotId later, Predicate<Difference> visitor);
}
