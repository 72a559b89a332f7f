package dev.holdfast.engine.write;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.IndexFile;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which blobs need not be stored again, during one work: those of the index, and those that a
 * worker has claimed and that are on their way. Names stored packs in index files now and then, so
 * that an interrupted backup keeps them.
 *
 * <p>Safe for use by many threads.
 */
public final class BlobLedger {
  /** An index file is written for what has come in such a time: what a killed backup loses. */
  static final Duration INDEX_AFTER = Duration.ofMinutes(1);

  private final RepositoryParts parts;
  private final BlobIndex index;
  private final SharedLock lock;
  private final AddedBlobs added = new AddedBlobs();

  /** Blobs that were claimed and are not in the index yet. */
  private final Map<BlobType, Set<BlobId>> claimed = new EnumMap<>(BlobType.class);

  private final ReentrantLock indexing = new ReentrantLock();
  private final List<PackContents> unindexed = new ArrayList<>();
  private int unindexedBlobs;
  private Instant indexedAt;

  BlobLedger(RepositoryParts parts, BlobIndex index, SharedLock lock) {
    this.parts = parts;
    this.index = index;
    this.lock = lock;
    this.indexedAt = parts.clock().instant();
    for (BlobType type : BlobType.values()) {
      claimed.put(type, ConcurrentHashMap.newKeySet());
    }
  }

  /** Whether the caller must store the blob: nobody has, and nobody else will. */
  public boolean claim(BlobType type, BlobId id) {
    Set<BlobId> claims = claims(type);
    if (!claims.add(id)) {
      return false;
    }
    // Only now: a blob leaves the claims after it has come into the index.
    if (index.contains(type, id)) {
      claims.remove(id);
      return false;
    }
    return true;
  }

  /** Whether the repository has the blob; those on their way don't count. */
  public boolean isStored(BlobType type, BlobId id) {
    return index.contains(type, id);
  }

  void added(PackedBlob blob) {
    added.count(blob);
  }

  public AddedBlobs added() {
    return added;
  }

  /** Takes note of a pack that is durable. */
  void stored(PackContents pack) {
    indexing.lock();
    try {
      unindexed.add(pack);
      unindexedBlobs += pack.blobs().size();
      Duration unsaved = Duration.between(indexedAt, parts.clock().instant());
      if (unindexedBlobs >= IndexFile.USUAL_BLOBS || unsaved.compareTo(INDEX_AFTER) >= 0) {
        saveIndex();
      }
    } finally {
      indexing.unlock();
    }
  }

  /** Names all packs that were stored so far in an index file, which is durable on return. */
  void saveIndex() {
    indexing.lock();
    try {
      indexedAt = parts.clock().instant();
      if (unindexed.isEmpty()) {
        return;
      }
      lock.ensureHeld();
      parts.index().save(unindexed);
      for (PackContents pack : unindexed) {
        pack.blobs().forEach(blob -> claims(blob.type()).remove(blob.id()));
      }
      unindexed.clear();
      unindexedBlobs = 0;
    } finally {
      indexing.unlock();
    }
  }

  private Set<BlobId> claims(BlobType type) {
    return Objects.requireNonNull(claimed.get(type));
  }
}
