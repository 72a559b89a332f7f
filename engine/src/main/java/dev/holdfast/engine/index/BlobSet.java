package dev.holdfast.engine.index;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import java.util.BitSet;

/** A set of blobs, in one bit for each that the index holds. For one thread. */
public final class BlobSet {
  private final BlobIndex index;
  private final BitSet entries = new BitSet();
  private long missing;

  public BlobSet(BlobIndex index) {
    this.index = index;
  }

  /** Whether the blob is new to the set; false also where the index does not know it. */
  public boolean add(BlobType type, BlobId id) {
    int entry = index.entry(type, id);
    if (entry < 0) {
      missing++;
      return false;
    }
    boolean isNew = !entries.get(entry);
    entries.set(entry);
    return isNew;
  }

  /** Whether the set has the blob of an entry, which is its first copy. */
  public boolean contains(int entry) {
    return entries.get(entry);
  }

  /** How often a blob was named that the index does not know. */
  public long missing() {
    return missing;
  }

  /** This set without the blobs of another. */
  public BlobSet without(BlobSet other) {
    BlobSet rest = new BlobSet(index);
    rest.entries.or(entries);
    rest.entries.andNot(other.entries);
    return rest;
  }

  public long count() {
    return entries.cardinality();
  }

  public long plainBytes() {
    return entries.stream().mapToLong(index::plainBytes).sum();
  }

  public long storedBytes() {
    return entries.stream().mapToLong(index::storedBytes).sum();
  }
}
