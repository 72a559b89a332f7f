package dev.holdfast.application.port.out;

import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores files of the server's own machine as snapshots of a tenant's repository, which is made
 * when it is first written to.
 *
 * <p>A path bears on the allowed roots by where it leads once every link on it is resolved. What is
 * opened is what was checked, whoever moves things meanwhile. The server's own data is never
 * stored: silently left out where it lies below an included folder, by whatever mount it is
 * reached.
 */
public interface FileSnapshots {

  /**
   * What to store.
   *
   * @param parent the snapshot with which files are compared: those of the same type, size, inode
   *     and times are not read again. Null, or one that is gone: every file is read
   */
  record Order(
      TenantId tenant,
      FileSelection selection,
      AllowedRoots roots,
      Label label,
      @Nullable SnapshotId parent) {}

  /**
   * What the snapshot is labelled with.
   *
   * @param time when it counts as taken
   * @param tags by which it can be found again, {@link SnapshotStore#findByTag}
   * @param host whose files they are
   */
  record Label(Instant time, List<String> tags, String host) {
    public Label {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Follows the work. Called by several threads, but never by two at once, and each sees what the
   * one before has done.
   */
  interface Watch {
    /**
     * Whether the work may go on: asked before it begins, and from then on at least every 100 ms of
     * work. Once it says no, it is not asked again.
     */
    boolean mayGoOn();

    /** How far the work has come; told at most every 100 ms. */
    void progress(Progress progress);
  }

  /**
   * How far it has come.
   *
   * @param files those that are done, read or not
   * @param bytes their content
   * @param bytesRead content that had to be read
   * @param bytesExpected what there is to do: counted beside the work, or where there is a parent
   *     as much as that has; null while it is not known
   */
  record Progress(long files, long bytes, long bytesRead, @Nullable Long bytesExpected) {}

  /** How it ended. */
  sealed interface Outcome {

    /** The snapshot is durable. */
    record Stored(SnapshotId snapshot, Totals totals, Problems problems) implements Outcome {}

    /** It was not to go on. There is no snapshot; what was read serves the next one. */
    record Interrupted() implements Outcome {}
  }

  /**
   * What is in a snapshot, and what it took to make it.
   *
   * @param files all of them
   * @param changedFiles those that the parent lacks or has otherwise
   * @param directories those that are selected, without those that only stand above
   * @param logicalBytes content of all files
   * @param bytesRead content that had to be read
   * @param bytesAdded by how much the repository grew, compressed and without what it had already
   */
  record Totals(
      long files,
      long changedFiles,
      long directories,
      long logicalBytes,
      long bytesRead,
      long bytesAdded) {}

  /**
   * What is selected and not in the snapshot.
   *
   * @param named the first {@value #NAMED_MAX}; whoever reads more of them has another problem
   * @param count of all, without those that the selection ignores
   * @param ignored how many the selection ignores; they are not named
   */
  record Problems(List<Problem> named, long count, long ignored) {
    public static final int NAMED_MAX = 1_000;

    public Problems {
      named = List.copyOf(named);
    }
  }

  /**
   * Something that could not be stored, with all that lies in it.
   *
   * @param path as it was selected, links unresolved
   * @param reason in words that need no path
   */
  record Problem(String path, String reason) {}

  /**
   * Refuses what could not be stored as things are now. A path that is not there passes, if it is
   * one that the roots allow.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if a pattern can't be read, naming it
   * @throws dev.holdfast.domain.error.ForbiddenException if a path, or the metadata file, leads out
   *     of the allowed roots, or into the server's own data
   */
  void check(FileSelection selection, AllowedRoots roots);

  /**
   * Stores what a selection names as one snapshot, under the full paths that it names.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if a pattern or the metadata file can't
   *     be read
   * @throws dev.holdfast.domain.error.ForbiddenException if a path leads out of the allowed roots,
   *     or into the server's own data; nothing is stored then
   * @throws dev.holdfast.domain.error.NotFoundException if nothing of what is selected is there, or
   *     the metadata file is not; nothing is stored then
   * @throws dev.holdfast.domain.error.UnavailableException if nothing of it can be read, the disk
   *     is full or the repository is in use by others for too long; nothing is stored then
   */
  Outcome store(Order order, Watch watch);

  /**
   * A snapshot that an earlier call has stored, by one of its tags; the newest of several. What it
   * could not read, and how much of it was read anew, is not known any more.
   */
  Optional<Outcome.Stored> find(TenantId tenant, String tag);
}
