package dev.holdfast.application.port.in.snapshot;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.source.ObjectId;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks into snapshots of files. Nothing is written anywhere.
 *
 * <p>Each method opens the repository, and can wait for it as long as a lock is waited for. All of
 * them throw
 *
 * <ul>
 *   <li>{@link dev.holdfast.domain.error.ForbiddenException} without the privilege that they name;
 *   <li>{@link dev.holdfast.domain.error.NotFoundException} if the tenant has no such snapshot, or
 *       it is over, or it has nothing at the path;
 *   <li>{@link dev.holdfast.domain.error.DamagedException} if what is read is not what was stored;
 *   <li>{@link dev.holdfast.domain.error.UnavailableException} if the repository is out of reach.
 * </ul>
 */
public interface BrowseSnapshots {
  /** The most entries of one page: some 500 KB. */
  int PAGE_MAX = 1_000;

  /** The most paths of one plan. */
  int PLAN_PATHS_MAX = 1_000;

  /** How many of the biggest files a plan names. */
  int BIGGEST_MAX = 10;

  /** The snapshot of an object that a run made. */
  record Name(RunId run, ObjectId object) {}

  /**
   * Which part of a directory is asked for.
   *
   * @param after the name that the page before ended with; null for the first page
   * @param max at most {@link #PAGE_MAX}
   */
  record Page(@Nullable String after, int max) {
    public Page {
      if (max < 1 || max > PAGE_MAX) {
        throw new IllegalArgumentException("A page has 1 to " + PAGE_MAX + " entries, not " + max);
      }
    }
  }

  /**
   * What is at a path.
   *
   * @param below what lies in it, in the order of the names' bytes; nothing if it is no directory
   * @param isLast whether nothing comes after these
   */
  record Listing(SnapshotEntry entry, List<SnapshotEntry> below, boolean isLast) {
    public Listing {
      below = List.copyOf(below);
    }
  }

  /** A file that is ready to be read; a prune of the repository can't end before it is closed. */
  interface OpenFile extends AutoCloseable {
    SnapshotEntry entry();

    /**
     * Writes a part of it, verified before it is written; in constant memory.
     *
     * @param from at most as long as the file
     * @param length bytes; no more than there are from there on
     * @throws java.io.UncheckedIOException if the target does not take it
     */
    void writeTo(OutputStream target, long from, long length);

    @Override
    void close();
  }

  /** How an entry differs. */
  enum Change {
    ADDED,
    REMOVED,
    CONTENT,
    KIND,
    METADATA
  }

  /**
   * What differs at one path.
   *
   * @param entry of the later snapshot, or of the earlier where it was removed
   */
  record Difference(Change change, SnapshotEntry entry) {}

  /**
   * What a restore of some paths would bring back.
   *
   * @param bytes content of all files
   * @param storedBytes what has to be read from the repository for it: compressed, and what several
   *     files share once
   * @param biggest at most {@link #BIGGEST_MAX} files, the biggest first
   */
  record Plan(
      long files,
      long directories,
      long symlinks,
      long others,
      long bytes,
      long storedBytes,
      List<SnapshotEntry> biggest) {
    public Plan {
      biggest = List.copyOf(biggest);
    }
  }

  /** What is at a path, and a page of what lies in it; needs {@code RESTORE_VIEW}. */
  Listing list(Principal principal, Name snapshot, EntryPath path, Page page);

  /** Opens a file; needs {@code RESTORE_DOWNLOAD}. */
  OpenFile open(Principal principal, Name snapshot, EntryPath file);

  /**
   * Shows what differs between two snapshots of one object, in no certain order; needs {@code
   * RESTORE_VIEW}. What the visitor throws ends it.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if they are of different objects
   */
  void compare(Principal principal, Name earlier, Name later, Consumer<Difference> visitor);

  /**
   * Counts what a restore of these paths would bring back, each entry once; needs {@code
   * RESTORE_VIEW}.
   *
   * @param paths 1 to {@link #PLAN_PATHS_MAX}
   * @throws dev.holdfast.domain.error.InvalidInputException if there are fewer or more
   */
  Plan plan(Principal principal, Name snapshot, List<EntryPath> paths);
}
