package dev.holdfast.domain.recovery;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.snapshot.EntryPath;
import java.util.List;

/** What a recovery does with each of its snapshots. */
public sealed interface RecoveryTask {
  /** What one request may name; folders bring all that lies in them. */
  int PATHS_MAX = 10_000;

  /** Files and folders come back to a disk. */
  record Files(List<EntryPath> paths, FileTarget target) implements RecoveryTask {
    public Files {
      paths = checked(paths);
    }
  }

  /** Files and folders are packed into an archive, which clients fetch. */
  record Download(List<EntryPath> paths) implements RecoveryTask {
    public Download {
      paths = checked(paths);
    }
  }

  /** Each with all that lies in it; in the order in which they were asked for. */
  List<EntryPath> paths();

  private static List<EntryPath> checked(List<EntryPath> paths) {
    if (paths.isEmpty() || paths.size() > PATHS_MAX) {
      throw new InvalidInputException(
          "recovery.paths",
          "A recovery names 1 to %d files and folders, not %d.".formatted(PATHS_MAX, paths.size()));
    }
    return List.copyOf(paths);
  }
}
