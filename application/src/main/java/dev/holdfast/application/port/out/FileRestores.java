package dev.holdfast.application.port.out;

import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings files of snapshots back to the server's own machine.
 *
 * <p>A path bears on the allowed roots by where it leads once every link above what was stored is
 * resolved; below, no link is followed, whoever puts one there meanwhile. Nothing is ever written
 * outside of the destination, nor into the server's own data, by whatever mount it is reached.
 *
 * <p>A file has its name only when it is whole, with its attributes; until then it lies beside
 * under a name of its own. What is there already is right or replaced as a whole. So after any
 * interruption the same order can be carried out again, which writes only what is still missing.
 */
public interface FileRestores {

  /**
   * What comes back, and where to.
   *
   * @param paths each with all that lies in it
   * @param mark of the work, the same whenever it is tried again: 1 to {@value #MARK_CHARS_MAX}
   *     lower-case letters, digits and dashes
   * @param isRetry whether a try before may have left files that are not whole; they are removed
   */
  record Order(
      TenantId tenant,
      SnapshotId snapshot,
      List<EntryPath> paths,
      Destination destination,
      AllowedRoots roots,
      Options options,
      String mark,
      boolean isRetry) {
    public static final int MARK_CHARS_MAX = 64;

    public Order {
      paths = List.copyOf(paths);
    }
  }

  /** Where files come to lie. */
  sealed interface Destination {
    /** Where they were. */
    record Original() implements Destination {}

    /** The full paths that they had, below a folder, which is made where it is missing. */
    record Below(SourcePath folder) implements Destination {}
  }

  /**
   * How they come back.
   *
   * @param overwrites whether what is there is replaced; else it is kept as it is
   * @param keepsAttributes whether they get their owner, mode and extended attributes again; else
   *     they belong to the server's user, with the modes 0644 and 0755
   * @param keepsTimes whether they get their times again
   * @param keepsAccessLists whether they get their access lists again
   */
  record Options(
      boolean overwrites, boolean keepsAttributes, boolean keepsTimes, boolean keepsAccessLists) {}

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

    /**
     * What became of an entry that did not come back just as asked for: see {@link
     * EntryResult#isWorthTelling}. Others are counted alone, since there can be millions.
     */
    void told(Told entry);
  }

  /**
   * How far it has come.
   *
   * @param entries that are done
   * @param bytes of the files that are done, written or found right
   * @param entriesExpected all; null while that is not known
   * @param bytesExpected of all files; null while that is not known
   */
  record Progress(
      long entries, long bytes, @Nullable Long entriesExpected, @Nullable Long bytesExpected) {}

  /**
   * What became of one entry.
   *
   * @param path in the snapshot
   * @param reason in words that need no path; empty where there is nothing to explain
   */
  record Told(EntryPath path, EntryResult result, String reason) {}

  /** How it ended. */
  sealed interface Outcome {

    /** It was carried out, as far as it could be; what came back is durable. */
    record Done(RecoveryTotals totals) implements Outcome {}

    /** It was not to go on. What came back is whole; the rest is as it was. */
    record Interrupted() implements Outcome {}
  }

  /**
   * Refuses an order that could not be carried out as things are now.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException if the destination leads out of the
   *     allowed roots, or into the server's own data
   */
  void check(List<EntryPath> paths, Destination destination, AllowedRoots roots);

  /**
   * Carries an order out. A path that the snapshot has not is told as failed; the others come back.
   *
   * @throws dev.holdfast.domain.error.ForbiddenException if the destination leads out of the
   *     allowed roots, or into the server's own data; nothing is written then
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   * @throws dev.holdfast.domain.error.DamagedException if so much of the snapshot is damaged that
   *     it can't be read any further
   * @throws dev.holdfast.domain.error.StateConflictException if the destination, or what is above
   *     it, is there and is no folder
   * @throws dev.holdfast.domain.error.UnavailableException if the repository is in use by others
   *     for too long, or the destination can't be used at all
   */
  Outcome restore(Order order, Watch watch);

  /**
   * Removes the files that are not whole of an order that is not tried again.
   *
   * @throws dev.holdfast.domain.error.UnavailableException if that can't be done now
   */
  void cleanUp(Order order);
}
