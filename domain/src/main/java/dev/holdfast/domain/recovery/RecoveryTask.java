package dev.holdfast.domain.recovery;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.VolumeSelection;
import java.util.List;

/** What a recovery does with each of its snapshots. */
public sealed interface RecoveryTask {
  /** What one request may name; folders bring all that lies in them. */
  int PATHS_MAX = 10_000;

  /**
   * Files and folders come back to a disk.
   *
   * @param paths each with all that lies in it; in the order in which they were asked for
   */
  record Files(List<EntryPath> paths, FileTarget target) implements RecoveryTask {
    public Files {
      paths = checked(paths);
    }
  }

  /**
   * Files and folders are packed into an archive, which clients fetch.
   *
   * @param paths each with all that lies in it; in the order in which they were asked for
   */
  record Download(List<EntryPath> paths) implements RecoveryTask {
    public Download {
      paths = checked(paths);
    }
  }

  /**
   * Volumes come back to devices or image files.
   *
   * @param host whose they are
   * @param volumes no two to the same destination, by its name
   */
  record Volumes(ObjectId host, List<VolumeMapping> volumes) implements RecoveryTask {
    public Volumes {
      if (volumes.isEmpty() || volumes.size() > VolumeSelection.NAMES_MAX) {
        throw new InvalidInputException(
            "recovery.volumes",
            "A recovery names 1 to %d volumes, not %d."
                .formatted(VolumeSelection.NAMES_MAX, volumes.size()));
      }
      if (volumes.stream().map(VolumeMapping::destination).distinct().count() < volumes.size()) {
        throw new InvalidInputException(
            "recovery.volumes.twice", "Two volumes can't come back to the same destination.");
      }
      volumes = List.copyOf(volumes);
    }
  }

  private static List<EntryPath> checked(List<EntryPath> paths) {
    if (paths.isEmpty() || paths.size() > PATHS_MAX) {
      throw new InvalidInputException(
          "recovery.paths",
          "A recovery names 1 to %d files and folders, not %d.".formatted(PATHS_MAX, paths.size()));
    }
    return List.copyOf(paths);
  }
}
