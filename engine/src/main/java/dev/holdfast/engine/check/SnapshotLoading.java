package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all snapshot files; a damaged one is told of. For one thread. */
final class SnapshotLoading {
  private final RepositoryParts parts;
  private final Reports reports;
  private final Cancellation cancellation;
  private final Set<SnapshotId> unusable = new HashSet<>();

  SnapshotLoading(RepositoryParts parts, Reports reports, Cancellation cancellation) {
    this.parts = parts;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  /** Those that can be read, oldest first. */
  List<Snapshot> load() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(parts.store(), BlobKind.SNAPSHOT)) {
      cancellation.check();
      load(new SnapshotId(entry.hash())).ifPresent(snapshots::add);
    }
    snapshots.sort(
        Comparator.comparing((Snapshot snapshot) -> snapshot.details().time().toInstant())
            .thenComparing(Snapshot::id));
    return snapshots;
  }

  private Optional<Snapshot> load(SnapshotId id) {
    try {
      return Optional.of(SnapshotFile.decode(id, parts.files().load(BlobKind.SNAPSHOT, id.hash())));
    } catch (MissingException e) {
      // Somebody has forgotten it meanwhile, which a shared lock does not keep away.
      return Optional.empty();
    } catch (EngineException e) {
      unusable.add(id);
      reports.found(new Finding.UnusableSnapshotFile(id, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** The files that can't be read, or are damaged. */
  Set<SnapshotId> unusable() {
    return Set.copyOf(unusable);
  }
}
