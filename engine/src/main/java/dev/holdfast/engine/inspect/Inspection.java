package dev.holdfast.engine.inspect;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.restore.SnapshotTrees;
import dev.holdfast.engine.snapshot.Snapshot;
import java.util.List;

/**
 * Questions about snapshots that a repository had when this was opened: all, or those that were
 * named. It holds a share in the repository's lock until it is closed.
 *
 * <p>All methods throw {@link MissingException} if there is no such snapshot, or the repository
 * lacks a tree; {@link dev.holdfast.engine.error.CorruptException} if no copy of a tree is sound;
 * and {@link java.util.concurrent.CancellationException} if that was asked for. For one thread.
 */
public final class Inspection implements AutoCloseable {
  private final List<Snapshot> snapshots;
  private final SnapshotTrees trees;
  private final BlobIndex index;
  private final SharedLock lock;

  /**
   * Users of the engine call {@code Repository.inspect}.
   *
   * @param snapshots those that are asked about
   * @param trees closed with this object
   * @param lock closed with this object
   */
  public Inspection(
      List<Snapshot> snapshots, SnapshotTrees trees, BlobIndex index, SharedLock lock) {
    this.snapshots = List.copyOf(snapshots);
    this.trees = trees;
    this.index = index;
    this.lock = lock;
  }

  /** The snapshots that can be asked about, oldest first if they are all. */
  public List<Snapshot> snapshots() {
    return snapshots;
  }

  /**
   * Looks for entries by name, path, kind and time. A directory that can't be read is told to the
   * listener.
   *
   * @throws IllegalArgumentException if a pattern can't be read; the message names it
   */
  public void find(FindRequest request, FindListener listener, Cancellation cancellation) {
    NodeMatcher matcher = new NodeMatcher(request);
    new Finder(trees, chosen(request.snapshots()), matcher, listener).run(cancellation);
  }

  /** Tells in what the second snapshot differs from the first; a shared subtree is not read. */
  public SnapshotDiff diff(
      SnapshotId first, SnapshotId second, DiffListener listener, Cancellation cancellation) {
    return new Differ(trees, index, listener)
        .run(snapshot(first).tree(), snapshot(second).tree(), cancellation);
  }

  /**
   * Counts what snapshots take.
   *
   * @param counted none for all
   */
  public RepositoryUsage usage(List<SnapshotId> counted, Cancellation cancellation) {
    return new UsageCount(trees, index, cancellation).count(chosen(counted));
  }

  private List<Snapshot> chosen(List<SnapshotId> ids) {
    if (ids.isEmpty()) {
      return snapshots;
    }
    ids.forEach(this::snapshot);
    return snapshots.stream().filter(snapshot -> ids.contains(snapshot.id())).toList();
  }

  private Snapshot snapshot(SnapshotId id) {
    return snapshots.stream()
        .filter(snapshot -> snapshot.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new MissingException("The repository has no snapshot " + id));
  }

  /** Gives the share in the lock back. */
  @Override
  public void close() {
    trees.close();
    lock.close();
  }
}
