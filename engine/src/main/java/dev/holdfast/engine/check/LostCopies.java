package dev.holdfast.engine.check;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The copies of blobs that are damaged or gone, in one bit for each. A blob is lost if all its
 * copies are, or if the index has none. Safe for use by many threads.
 */
final class LostCopies {
  private final BlobIndex index;
  private final BitSet lost = new BitSet();

  LostCopies(BlobIndex index) {
    this.index = index;
  }

  /** The copy in this pack can't be used. */
  synchronized void add(PackId pack, PackedBlob blob) {
    BlobLocation place = new BlobLocation(pack, blob);
    for (int copy : index.copies(blob.type(), blob.id())) {
      if (index.location(copy).equals(place)) {
        lost.set(copy);
      }
    }
  }

  /** No copy can be used. */
  synchronized void addAll(BlobType type, BlobId id) {
    index.copies(type, id).forEach(lost::set);
  }

  synchronized boolean isEmpty() {
    return lost.isEmpty();
  }

  /** The packs in which they lie, or should. */
  synchronized Set<PackId> packs() {
    return lost.stream()
        .mapToObj(entry -> index.pack(index.packOf(entry)))
        .collect(Collectors.toSet());
  }

  synchronized boolean contains(int entry) {
    return lost.get(entry);
  }

  /** The first lost entry from there on; below zero if there is none. */
  synchronized int next(int entry) {
    return lost.nextSetBit(entry);
  }

  /** Whether nothing is left of a blob. */
  synchronized boolean isLost(BlobType type, BlobId id) {
    int first = index.entry(type, id);
    if (first >= 0 && !lost.get(first)) {
      return false;
    }
    return index.copies(type, id).stream().allMatch(lost::get);
  }

  /** Says of a lost blob what is known of it. */
  String reason(BlobType type, BlobId id) {
    int first = index.entry(type, id);
    return first < 0
        ? "no index file knows the %s blob %s".formatted(type.text(), id)
        : "the %s blob %s can't be read from pack %s"
            .formatted(type.text(), id, index.location(first).pack());
  }
}
