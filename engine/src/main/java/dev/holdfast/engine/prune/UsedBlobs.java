package dev.holdfast.engine.prune;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.restore.TreeCrew;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.tree.TreeReferences;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The blobs that snapshots need; each tree is read once. Whoever calls it works, and the executor
 * helps. For one thread.
 */
final class UsedBlobs {
  private final RepositoryParts parts;
  private final BlobIndex index;
  private final Cancellation cancellation;
  private final BlobSet blobs;
  private final Set<SnapshotId> snapshots = new HashSet<>();
  private @Nullable Consumer<List<BlobLocation>> told;

  UsedBlobs(RepositoryParts parts, BlobIndex index, Cancellation cancellation) {
    this.parts = parts;
    this.index = index;
    this.cancellation = cancellation;
    this.blobs = new BlobSet(index);
  }

  BlobIndex index() {
    return index;
  }

  /** What was found so far. */
  BlobSet blobs() {
    return blobs;
  }

  /**
   * Adds all that a snapshot needs.
   *
   * @throws MissingException if a blob of it is in no index file
   */
  void add(Snapshot snapshot) {
    if (!snapshots.add(snapshot.id())) {
      return;
    }
    try (TreeCrew crew = new TreeCrew(parts.executor(), this::newTrees, cancellation)) {
      crew.walk(
          snapshot.tree(),
          (trees, tree) ->
              isNew(BlobType.TREE, tree, snapshot) ? read(trees, tree, snapshot) : List.of());
    }
  }

  /**
   * Adds all that snapshots need which were not added before.
   *
   * @param copies is shown, one call at a time, where each further blob lies
   */
  void addNew(List<Snapshot> others, Consumer<List<BlobLocation>> copies) {
    told = copies;
    others.forEach(this::add);
    told = null;
  }

  private SnapshotTrees newTrees() {
    return new SnapshotTrees(parts.store(), index, parts.key(), parts.random());
  }

  /** The trees below one whose blobs are added. */
  private List<BlobId> read(SnapshotTrees trees, BlobId tree, Snapshot snapshot) {
    References references = new References();
    trees.forEachReference(tree, references);
    synchronized (blobs) {
      references.data.forEach(blob -> isNew(BlobType.DATA, blob, snapshot));
    }
    return references.trees;
  }

  /** What one tree needs. */
  private static final class References implements TreeReferences.Visitor {
    final List<BlobId> trees = new ArrayList<>();
    final List<BlobId> data = new ArrayList<>();

    @Override
    public void tree(BlobId id) {
      trees.add(id);
    }

    @Override
    public void data(BlobId id) {
      data.add(id);
    }
  }

  private boolean isNew(BlobType type, BlobId blob, Snapshot snapshot) {
    synchronized (blobs) {
      boolean isNew = blobs.add(type, blob);
      if (blobs.missing() > 0) {
        throw new MissingException(
            ("No index file knows the %s blob %s, which %s needs. Nothing was deleted. Repair the"
                    + " repository; if that is done, back up the same files again, or forget that"
                    + " snapshot.")
                .formatted(type.text(), blob, snapshot));
      }
      if (isNew && told != null) {
        told.accept(index.locations(type, blob));
      }
      return isNew;
    }
  }
}
