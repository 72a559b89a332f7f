package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.List;

/**
 * Hears of a restore while it goes on. Calls come from all its threads, one at a time; each should
 * return soon, since others wait. Paths are those in the snapshot.
 */
public interface RestoreListener {
  /** Listens to nothing. */
  RestoreListener SILENT = new RestoreListener() {};

  /** An entry is done; of directories, {@link #directoryDone} is told. */
  default void done(SnapshotPath path, RestoreAction action) {}

  /** A directory is done; what lies in it is told apart. */
  default void directoryDone(SnapshotPath path, RestoreAction action) {
    done(path, action);
  }

  /** An entry could not be restored, or not whole; the others go on. */
  default void failed(SnapshotPath path, String reason) {}

  /** An entry could not be given some of its owner, mode, times and extended attributes. */
  default void incomplete(SnapshotPath path, List<String> reasons) {}

  /** Called after each entry and each longer piece of a file: often. */
  default void progress(RestoreProgress progress) {}
}
