package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes blobs, leaves out those that the repository has, and stores the rest in packs with their
 * index.
 *
 * <p>While one pack is verified and stored on the executor, the next is filled: so there are at
 * most three in memory, with the one of the other type. For one thread at a time. After an
 * exception only {@link #close} may be called.
 */
final class BlobSink implements AutoCloseable {
  /** An index file is written for so many blobs, as restic does: an interrupted run keeps them. */
  static final int INDEX_BLOBS = 50_000;

  /** And for what has come in such a time. */
  static final Duration INDEX_AFTER = Duration.ofMinutes(10);

  private final BackupParts parts;
  private final BlobIndex index;
  private final SharedLock lock;
  private final BlobSealer sealer;
  private final PackStorer storer;
  private final Sha256 sha256 = new Sha256();
  private final AddedBlobs added = new AddedBlobs();

  /** Packs that are being filled. */
  private final Map<BlobType, PackBuilder> filling = new EnumMap<>(BlobType.class);

  /** Blobs that were taken and are not in the index yet. */
  private final Map<BlobType, Set<BlobId>> pending = new EnumMap<>(BlobType.class);

  private final List<PackContents> unindexed = new ArrayList<>();
  private int unindexedBlobs;
  private Instant indexedAt;

  private @Nullable Handoff<PackContents> storing;
  private @Nullable PackBuilder beingStored;
  private @Nullable PackBuilder spare;

  BlobSink(BackupParts parts, BlobIndex index, SharedLock lock) {
    this.parts = parts;
    this.index = index;
    this.lock = lock;
    this.sealer = new BlobSealer(parts.key(), parts.random());
    this.storer = new PackStorer(parts.store(), parts.key(), parts.random());
    this.indexedAt = parts.clock().instant();
  }

  /** Takes a blob of at least one byte. The array may be used again at once. */
  StoredBlob store(BlobType type, byte[] bytes, int offset, int length) {
    BlobId id = new BlobId(sha256.hash(bytes, offset, length));
    if (pending(type).contains(id) || index.contains(type, id)) {
      return new StoredBlob(id, false);
    }
    PackBuilder pack = filling.computeIfAbsent(type, this::emptyPack);
    PackedBlob blob = sealer.seal(pack, id, bytes, offset, length);
    pending(type).add(id);
    added.count(blob);
    if (pack.isFull()) {
      submit(pack);
    }
    return new StoredBlob(id, true);
  }

  /** Makes all that was taken durable: the packs, then their index. */
  void flush() {
    for (PackBuilder pack : List.copyOf(filling.values())) {
      submit(pack);
    }
    awaitStored();
    if (!unindexed.isEmpty()) {
      saveIndex();
    }
  }

  AddedBlobs added() {
    return added;
  }

  private Set<BlobId> pending(BlobType type) {
    return pending.computeIfAbsent(type, any -> new HashSet<>());
  }

  private PackBuilder emptyPack(BlobType type) {
    PackBuilder used = spare;
    if (used == null) {
      return new PackBuilder(type);
    }
    spare = null;
    used.beginAgain(type);
    return used;
  }

  /** Hands a pack over to be stored, as soon as the one before it is. */
  private void submit(PackBuilder pack) {
    awaitStored();
    lock.ensureHeld();
    filling.remove(pack.type());
    Handoff<PackContents> handoff = new Handoff<>(() -> storer.store(pack));
    storing = handoff;
    beingStored = pack;
    try {
      parts.executor().execute(handoff);
    } catch (RejectedExecutionException e) {
      // It is shutting down or full; then this thread does the work.
      handoff.run();
    }
  }

  private void awaitStored() {
    if (storing == null) {
      return;
    }
    PackContents stored = storing.await();
    storing = null;
    spare = beingStored;
    unindexed.add(stored);
    unindexedBlobs += stored.blobs().size();
    Duration unsaved = Duration.between(indexedAt, parts.clock().instant());
    if (unindexedBlobs >= INDEX_BLOBS || unsaved.compareTo(INDEX_AFTER) >= 0) {
      saveIndex();
    }
  }

  private void saveIndex() {
    lock.ensureHeld();
    parts.index().save(unindexed);
    unindexed.clear();
    unindexedBlobs = 0;
    indexedAt = parts.clock().instant();

    pending.clear();
    for (PackBuilder pack : filling.values()) {
      pack.blobs().forEach(blob -> pending(pack.type()).add(blob.id()));
    }
  }

  /** Ends without making anything durable; packs that are stored already stay, and do no harm. */
  @Override
  public void close() {
    if (storing != null) {
      storing.abandon();
    }
    sealer.close();
    storer.close();
  }
}
