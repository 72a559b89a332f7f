package dev.holdfast.engine.forget;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import java.time.OffsetDateTime;
import java.util.List;

/** Snapshots without a repository. */
final class MadeSnapshots {
  private static final BlobId TREE = new BlobId(new Hash(1, 2, 3, 4));

  private long made;

  /** One of host "web" and path "/srv". */
  Snapshot at(String time, String... tags) {
    return of(SnapshotDetails.at(OffsetDateTime.parse(time)), "web", List.of("/srv"), tags);
  }

  Snapshot of(SnapshotDetails details, String host, List<String> paths, String... tags) {
    made++;
    SnapshotDetails complete =
        details.withOrigin(host, "ann").withPaths(paths).withTags(List.of(tags));
    SnapshotSummary nothing =
        new SnapshotSummary(details.time(), details.time(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return SnapshotFile.decode(
        new SnapshotId(new Hash(made, 0, 0, 0)), SnapshotFile.encode(TREE, complete, nothing));
  }
}
