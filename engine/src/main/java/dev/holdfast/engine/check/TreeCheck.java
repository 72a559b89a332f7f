package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener.Phase;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.restore.TreeCrew;
import dev.holdfast.engine.snapshot.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads all trees that snapshots reach, each once, and looks whether what they name is in the
 * index. Costs a bit a blob. For one thread, which those of the crew help; what it has counted is
 * asked for afterwards.
 */
final class TreeCheck {
  /** So many missing blobs are remembered, so that each is told once. */
  private static final int MISSING_MAX = 100_000;

  private final BlobIndex index;
  private final LostCopies lost;
  private final Reports reports;
  private final BlobSet needed;
  private final Set<BlobId> missing = new HashSet<>();
  private long trees;

  TreeCheck(BlobIndex index, LostCopies lost, Reports reports) {
    this.index = index;
    this.lost = lost;
    this.reports = reports;
    this.needed = new BlobSet(index);
  }

  void check(List<Snapshot> snapshots, TreeCrew crew, Cancellation cancellation) {
    reports.begin(Phase.SNAPSHOTS, snapshots.size());
    for (Snapshot snapshot : snapshots) {
      cancellation.check();
      crew.walk(snapshot.tree(), (readers, tree) -> visit(readers, tree, snapshot.id()));
      reports.advance(1);
    }
  }

  private List<BlobId> visit(SnapshotTrees readers, BlobId tree, SnapshotId snapshot) {
    if (!isNew(BlobType.TREE, tree, snapshot)) {
      return List.of();
    }
    TreeReading reading = new TreeReading(index, tree, snapshot);
    try {
      readers.forEach(tree, reading::take);
    } catch (EngineException e) {
      reading.failed(String.valueOf(e.getMessage()));
      lost.addAll(BlobType.TREE, tree);
    }
    reading.findings().forEach(reports::found);
    reading.data().forEach(blob -> isNew(BlobType.DATA, blob, snapshot));
    return reading.below();
  }

  /** Whether a blob is met for the first time; a missing one is told of. */
  private boolean isNew(BlobType type, BlobId blob, SnapshotId snapshot) {
    boolean isMissing;
    synchronized (needed) {
      if (needed.add(type, blob)) {
        trees += type == BlobType.TREE ? 1 : 0;
        return true;
      }
      isMissing = !index.contains(type, blob) && isNewlyMissing(blob);
    }
    if (isMissing) {
      reports.found(new Finding.MissingBlob(type, blob, snapshot));
    }
    return false;
  }

  private boolean isNewlyMissing(BlobId blob) {
    return missing.size() < MISSING_MAX ? missing.add(blob) : !missing.contains(blob);
  }

  /** Whether snapshots name blobs that no index file knows. */
  boolean missesBlobs() {
    return needed.missing() > 0;
  }

  long trees() {
    return trees;
  }

  long blobs() {
    return needed.count();
  }
}
