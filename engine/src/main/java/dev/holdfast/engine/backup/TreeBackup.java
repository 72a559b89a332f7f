package dev.holdfast.engine.backup;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.work.Crew;
import dev.holdfast.engine.write.AddedBlobs;
import dev.holdfast.engine.write.PackPipeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes one snapshot of a tree of files.
 *
 * <p>The calling thread walks and compares; workers on the executor read, cut, compress and seal.
 * Each file that can't be read is left out and named; a store that fails ends it all. What is
 * stored when it is cancelled is named in an index file, so that the next backup finds it.
 */
public final class TreeBackup {
  /** Files that wait to be read: enough to keep workers busy, few enough for open directories. */
  private static final int WAITING_FOR_EACH_WORKER = 32;

  private final BackupParts parts;
  private final BlobIndex index;
  private final SharedLock lock;
  private final BackupRequest request;
  private final @Nullable Snapshot parent;

  /**
   * Users of the engine call {@code Repository.backup}.
   *
   * @param index what the repository has
   * @param lock held until the backup's end
   */
  public TreeBackup(
      BackupParts parts,
      BlobIndex index,
      SharedLock lock,
      BackupRequest request,
      @Nullable Snapshot parent) {
    this.parts = parts;
    this.index = index;
    this.lock = lock;
    this.request = request;
    this.parent = parent;
  }

  /**
   * Backs up; the snapshot is durable on return.
   *
   * @throws CancellationException if that was asked for; there is no snapshot then
   * @throws MissingException if nothing at all could be read; there is no snapshot then
   */
  public BackupResult run(SourceTree source, BackupListener listener, Cancellation cancellation) {
    Instant started = parts.repository().clock().instant();
    Tally tally = new Tally(listener);
    listener.begun(tally);
    try (PackPipeline packs = PackPipeline.ofNew(parts.repository(), index, lock, storingMax())) {
      BlobId tree = storeTrees(source, packs, tally, cancellation);
      packs.flush();
      BackupCounts counts = tally.counts();
      refuseNothing(counts);
      cancellation.check();
      return new BackupResult(save(tree, packs.ledger().added(), counts, started), counts);
    }
  }

  private BlobId storeTrees(
      SourceTree source, PackPipeline packs, Tally tally, Cancellation cancellation) {
    Crew<BackupWorker> crew =
        new Crew<>(
            parts.repository().executor(),
            request.workers(),
            request.workers() * WAITING_FOR_EACH_WORKER,
            () -> new BackupWorker(parts, packs, request.compression()),
            BackupWorker::close);
    NodeMaker nodes = new NodeMaker(source::owner, request.zone(), request.accessTimes());
    BackupRun run =
        new BackupRun(
            request,
            packs,
            crew,
            nodes,
            new SpareBuffers(),
            tally,
            cancellation,
            new CompletableFuture<>());
    try (RootsWalk walk = new RootsWalk(run, parentTrees(), source)) {
      try {
        walk.walk(parent == null ? null : parent.tree());
        crew.finish();
      } catch (CancellationException e) {
        crew.close();
        packs.flush();
        throw e;
      } finally {
        crew.close();
      }
      return run.root().join();
    }
  }

  /** To verify and store a pack takes less than to fill one, and each costs 17 MiB. */
  private int storingMax() {
    return Math.max(1, request.workers() - 1);
  }

  private ParentTrees parentTrees() {
    return new ParentTrees(
        parts.repository().store(), index, parts.repository().key(), parts.repository().random());
  }

  private static void refuseNothing(BackupCounts counts) {
    if (counts.failures() > 0 && counts.files() + counts.directories() + counts.others() == 0) {
      throw new MissingException(
          "Nothing of what is to be backed up can be read, so no snapshot was made; look at what"
              + " was named, and at the permissions");
    }
  }

  private Snapshot save(BlobId tree, AddedBlobs added, BackupCounts counts, Instant started) {
    ZoneOffset offset = request.details().time().getOffset();
    SnapshotSummary summary =
        new SnapshotSummary(
            started.atOffset(offset),
            parts.repository().clock().instant().atOffset(offset),
            counts.filesNew(),
            counts.filesChanged(),
            counts.filesUnmodified(),
            counts.dirsNew(),
            counts.dirsChanged(),
            counts.dirsUnmodified(),
            added.dataBlobs(),
            added.treeBlobs(),
            added.plainBytes(),
            added.storedBytes(),
            counts.files(),
            counts.contentBytes());
    byte[] json =
        parent == null
            ? SnapshotFile.encode(tree, request.details(), summary)
            : SnapshotFile.encode(parent.id(), tree, request.details(), summary);
    lock.ensureHeld();
    Hash name = parts.repository().files().save(BlobKind.SNAPSHOT, json);
    return SnapshotFile.decode(new SnapshotId(name), json);
  }
}
