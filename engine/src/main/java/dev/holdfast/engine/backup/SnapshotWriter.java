package dev.holdfast.engine.backup;

import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotFile;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.AddedBlobs;
import dev.holdfast.engine.write.PackPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one snapshot of files that come as streams.
 *
 * <p>Files may come in any order; directories come into being with them. Content that the
 * repository has is not stored again. Nothing is seen of the snapshot before {@link #commit}
 * returns; without it, what was stored stays as blobs that the next backup finds again or the next
 * prune deletes.
 *
 * <p>Memory, beside the repository's index: four packs of 17 MiB, four buffers for the longest
 * chunk of 8 MiB, and some 150 bytes for each file with a path of 70 bytes.
 *
 * <p>For one thread at a time. It holds a share in the repository's lock until it is closed. After
 * an {@link EngineException} it can only be closed.
 */
public final class SnapshotWriter implements AutoCloseable {
  private final BackupParts parts;
  private final SharedLock lock;
  private final NodeMetadata directories;
  private final PackPipeline packs;
  private final BlobSink sink;
  private final ContentSplitter splitter;
  private final FileArena files = new FileArena();
  private final Instant started;
  private long contentBytes;
  private boolean usable = true;
  private boolean closed;

  /**
   * Begins a snapshot. Users of the engine call {@code Repository.beginSnapshot}.
   *
   * @param index what the repository has
   * @param lock closed with this writer
   */
  public SnapshotWriter(
      BackupParts parts, BlobIndex index, SharedLock lock, SnapshotRequest request) {
    this.parts = parts;
    this.lock = lock;
    this.directories = request.directories();
    this.packs = PackPipeline.ofNew(parts.repository(), index, lock, 1);
    this.sink = new BlobSink(parts.repository(), packs, Compression.DEFAULT);
    this.splitter = new ContentSplitter(parts.cut().chunker());
    this.started = parts.repository().clock().instant();
  }

  /**
   * Adds a file with the content that the stream gives to its end; the stream is not closed.
   *
   * @throws IOException what the stream throws; the file is not in the snapshot then, and others
   *     may follow
   * @throws EngineException if content can't be stored; nothing more can be added then
   * @throws IllegalArgumentException if the path is the root
   */
  public AddedFile addFile(SnapshotPath path, NodeMetadata metadata, InputStream content)
      throws IOException {
    ensureUsable();
    if (path.isRoot()) {
      throw new IllegalArgumentException("The root of a snapshot is a directory, not a file");
    }
    Chunks chunks = new Chunks();
    long size;
    try {
      size = splitter.split(content::read, chunks);
    } catch (RuntimeException e) {
      usable = false;
      throw e;
    }
    files.add(path, metadata, size, chunks.blobs);
    contentBytes += size;
    return new AddedFile(size, chunks.addData);
  }

  /** Stores the chunks of one file and keeps their names. */
  private final class Chunks implements ContentSplitter.ChunkSink {
    private final List<BlobId> blobs = new ArrayList<>(1);
    private boolean addData;

    @Override
    public void chunk(byte[] bytes, int offset, int length) {
      StoredBlob blob = sink.store(BlobType.DATA, bytes, offset, length);
      blobs.add(blob.id());
      addData |= blob.isNew();
    }
  }

  /**
   * Makes the trees, and stores the snapshot when all that it refers to is durable. On return it is
   * durable itself. Nothing can be added afterwards.
   *
   * @throws IllegalArgumentException if two files have one path, or one file lies in another; the
   *     message names them, and no snapshot is made
   * @throws EngineException if something can't be stored. If it is the snapshot file itself, nobody
   *     can tell whether it is there: look for its tag
   */
  public Snapshot commit(SnapshotDetails details) {
    ensureUsable();
    usable = false;
    TreeAssembly trees = new TreeAssembly(sink, directories);
    BlobId root = trees.assemble(files);
    packs.flush();

    SnapshotSummary summary = summary(trees.directories(), details.time().getOffset());
    byte[] json = SnapshotFile.encode(root, details, summary);
    lock.ensureHeld();
    Hash name = parts.repository().files().save(BlobKind.SNAPSHOT, json);
    return SnapshotFile.decode(new SnapshotId(name), json);
  }

  /** No parent was compared with, so everything counts as new, as restic has it. */
  private SnapshotSummary summary(long directoryCount, ZoneOffset offset) {
    AddedBlobs added = packs.ledger().added();
    return new SnapshotSummary(
        started.atOffset(offset),
        parts.repository().clock().instant().atOffset(offset),
        files.count(),
        0,
        0,
        directoryCount,
        0,
        0,
        added.dataBlobs(),
        added.treeBlobs(),
        added.plainBytes(),
        added.storedBytes(),
        files.count(),
        contentBytes);
  }

  private void ensureUsable() {
    if (!usable) {
      throw new IllegalStateException("This snapshot was committed, or has failed, or is closed");
    }
  }

  /** Ends the work, and gives the share in the lock back. Repeating this does nothing. */
  @Override
  public void close() {
    usable = false;
    if (closed) {
      return;
    }
    closed = true;
    packs.close();
    sink.close();
    lock.close();
  }
}
