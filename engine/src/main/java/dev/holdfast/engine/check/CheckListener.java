package dev.holdfast.engine.check;

import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;

/**
 * Is told how a check goes on and what it finds. Calls come one at a time, from the thread that
 * called the check or from those that its executor lends. What a call throws ends the check.
 */
public interface CheckListener {
  /** Wants to know nothing. */
  CheckListener NONE = new CheckListener() {};

  /** What is done. */
  enum Phase {
    /** Reading index files; counted in these. */
    INDEX,
    /** Reading headers of packs that index files don't name, if asked for; counted in packs. */
    HEADERS,
    /** Comparing the index with the packs that are there; counted in packs. */
    PACKS,
    /** Reading the trees of snapshots; counted in snapshots. */
    SNAPSHOTS,
    /** Reading packs from end to end; counted in bytes of packs. */
    DATA,
    /** Searching what damage touches, if there is any; counted in snapshots. */
    TOUCHED
  }

  /** So much of a phase is done. */
  default void progress(Phase phase, long done, long total) {}

  /** Something was found. A thing is told once, except for very many missing blobs. */
  default void found(Finding finding) {}

  /**
   * A file that lacks some of its content, or a directory that can't be read, with all that is in
   * it. Comes last; the options say how many are told.
   *
   * @param reason one of the things that are wrong with it
   */
  default void touched(Snapshot snapshot, SnapshotPath path, String reason) {}
}
