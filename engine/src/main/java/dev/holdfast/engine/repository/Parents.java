package dev.holdfast.engine.repository;

import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.ParentChoice;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the snapshot with which a backup compares. */
final class Parents {
  private Parents() {}

  /** As restic chooses: the newest of the same host and the same set of paths, none after it. */
  static @Nullable Snapshot choose(Repository repository, BackupRequest request) {
    return switch (request.parent()) {
      case ParentChoice.Nothing nothing -> null;
      case ParentChoice.Chosen chosen ->
          repository
              .read(chosen.snapshot())
              .orElseThrow(
                  () ->
                      new MissingException(
                          "There is no snapshot "
                              + chosen.snapshot()
                              + " to compare with; choose another parent, or none"));
      case ParentChoice.Newest newest -> newest(repository, request.details());
    };
  }

  private static @Nullable Snapshot newest(Repository repository, SnapshotDetails details) {
    Set<String> paths = new HashSet<>(details.paths());
    @Nullable Snapshot found = null;
    for (Snapshot snapshot : repository.snapshots()) {
      SnapshotDetails other = snapshot.details();
      if (other.hostname().equals(details.hostname())
          && paths.equals(new HashSet<>(other.paths()))
          && !other.time().toInstant().isAfter(details.time().toInstant())) {
        found = snapshot;
      }
    }
    return found;
  }
}
