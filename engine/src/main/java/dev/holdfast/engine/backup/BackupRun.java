package dev.holdfast.engine.backup;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.work.Crew;
import dev.holdfast.engine.write.PackPipeline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the walker and the workers of one backup share.
 *
 * @param root the snapshot's tree, once it is stored
 */
record BackupRun(
    BackupRequest request,
    PackPipeline packs,
    Crew<BackupWorker> crew,
    NodeMaker nodeMaker,
    SpareBuffers buffers,
    Tally tally,
    Cancellation cancellation,
    CompletableFuture<BlobId> root) {

  /**
   * No further node comes to a directory from the walker.
   *
   * @param way null for the snapshot's root
   */
  void complete(OpenDirectory directory, OpenDirectory.@Nullable Way way) {
    if (directory.complete(way)) {
      crew.submit(worker -> store(directory, worker));
    }
  }

  /** Stores the tree of a directory that is whole, and of those above it that are whole by that. */
  void store(OpenDirectory directory, BackupWorker worker) {
    Optional<OpenDirectory> whole = Optional.of(directory);
    while (whole.isPresent()) {
      OpenDirectory next = whole.get();
      byte[] tree = next.nodes().tree();
      BlobId id = worker.sink().store(BlobType.TREE, tree, 0, tree.length).id();
      if (next.isRoot()) {
        root.complete(id);
      }
      if (next.isBackedUp()) {
        tally.directory(next.isNew(), next.was(id));
      }
      whole = next.stored(id);
    }
  }
}
