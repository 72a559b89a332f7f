package dev.holdfast.engine.inspect;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import java.util.BitSet;

/** A set of blobs, in one bit for each that the index holds. */
final class BlobSet {
  private final BlobIndex index;
  private final BitSet entries = new BitSet();
  private long missing;

  BlobSet(BlobIndex index) {
    this.index = index;
  }

  /** Whether the blob is new to the set; false also where the index does not know it. */
  boolean add(BlobType type, BlobId id) {
    int entry = index.entry(type, id);
    if (entry < 0) {
      missing++;
      return false;
    }
    boolean isNew = !entries.get(entry);
    entries.set(entry);
    return isNew;
  }

  /** How often a blob was named that the index does not know. */
  long missing() {
    return missing;
  }

  /** This set without the blobs of another. */
  BlobSet without(BlobSet other) {
    BlobSet rest = new BlobSet(index);
    rest.entries.or(entries);
    rest.entries.andNot(other.entries);
    return rest;
  }

  long count() {
    return entries.cardinality();
  }

  long plainBytes() {
    return entries.stream().mapToLong(index::plainBytes).sum();
  }

  long storedBytes() {
    return entries.stream().mapToLong(index::storedBytes).sum();
  }
}
