package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Fills a new repository with entries of data blobs, half of them needed by ten snapshots.
 *
 * <p>Arguments: the repository's folder, its password, and the number of blobs. Index files, trees
 * and snapshots are real; files of data packs have their length and no content.
 */
final class LargeFolder {
  private static final int SNAPSHOTS = 10;
  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  private LargeFolder() {}

  static void main(String[] arguments) throws IOException {
    int packs = Integer.parseInt(arguments[2]) / DataPacks.BLOBS;
    try (OpenedFolder folder = OpenedFolder.open(Path.of(arguments[0]), arguments[1])) {
      IndexFiles index = new IndexFiles(folder.files());
      try (TreePacks trees = new TreePacks(folder, index)) {
        List<Node> upper = fill(packs, new DataPacks(folder.path()), index, new Folders(trees));
        for (int i = 0; i < SNAPSHOTS; i++) {
          int less = Math.min(SNAPSHOTS - 1 - i, upper.size() - 1);
          BlobId root = trees.add(Folders.written(upper.subList(0, upper.size() - less)));
          folder.files().save(BlobKind.SNAPSHOT, snapshot(root, FIRST.plusDays(i)));
        }
        trees.flush();
      }
      index.flush();
    }
  }

  private static List<Node> fill(int packs, DataPacks data, IndexFiles index, Folders folders)
      throws IOException {
    for (int number = 0; number < packs; number++) {
      PackContents pack = data.make(number);
      index.add(pack);
      for (int i = 0; i < DataPacks.BLOBS; i++) {
        if (DataPacks.isNeeded(number, i)) {
          folders.add(pack.blobs().get(i));
        }
      }
    }
    return folders.end();
  }

  private static byte[] snapshot(BlobId root, OffsetDateTime time) {
    SnapshotDetails details =
        SnapshotDetails.at(time).withPaths(List.of("/large")).withOrigin("large", "ann");
    SnapshotSummary summary = new SnapshotSummary(time, time, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return SnapshotFile.encode(root, details, summary);
  }
}
