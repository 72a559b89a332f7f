package dev.holdfast.testkit.engine;

import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that keeps everything in memory. */
public final class MemoryBlobStore implements BlobStore {
  private final Map<BlobKey, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public void put(BlobKey key, ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    if (blobs.putIfAbsent(key, bytes) != null) {
      throw new AlreadyExistsException(key + " is already stored");
    }
  }

  @Override
  public int read(BlobKey key, long offsetBytes, ByteBuffer target) {
    if (offsetBytes < 0) {
      throw new IllegalArgumentException("Offset must not be negative: " + offsetBytes);
    }
    byte[] bytes = bytesOf(key);
    int start = (int) Math.min(offsetBytes, bytes.length);
    int count = Math.min(target.remaining(), bytes.length - start);
    target.put(bytes, start, count);
    return count;
  }

  @Override
  public long size(BlobKey key) {
    return bytesOf(key).length;
  }

  @Override
  public void list(BlobKind kind, Visitor visitor) {
    for (Map.Entry<BlobKey, byte[]> blob : blobs.entrySet()) {
      if (blob.getKey().kind() == kind) {
        visitor.visit(blob.getKey().name(), blob.getValue().length);
      }
    }
  }

  @Override
  public boolean delete(BlobKey key) {
    return blobs.remove(key) != null;
  }

  /** A store of its own with the same blobs in it. */
  public MemoryBlobStore copy() {
    MemoryBlobStore copy = new MemoryBlobStore();
    copy.blobs.putAll(blobs);
    return copy;
  }

  /** A copy of a blob's bytes. */
  public byte[] bytes(BlobKey key) {
    return bytesOf(key).clone();
  }

  /** Puts other bytes in a blob's place, as a failing disk would. */
  public void damage(BlobKey key, byte[] bytes) {
    bytesOf(key);
    blobs.put(key, bytes.clone());
  }

  private byte[] bytesOf(BlobKey key) {
    return Optional.ofNullable(blobs.get(key))
        .orElseThrow(() -> new MissingException(key + " is not in the store"));
  }
}
