package dev.holdfast.engine.pack;

import dev.holdfast.engine.id.PackId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A pack and all that is in it, as an index file says it.
 *
 * @param blobs not empty
 */
public record PackContents(PackId id, List<PackedBlob> blobs) {

  public PackContents {
    blobs = List.copyOf(blobs);
    if (blobs.isEmpty()) {
      throw new IllegalArgumentException("Pack " + id + " holds no blob");
    }
  }

  /** With its blobs in the order of the pack. */
  public static PackContents sorted(PackId id, Collection<PackedBlob> blobs) {
    return new PackContents(
        id, blobs.stream().sorted(Comparator.comparingLong(PackedBlob::offsetBytes)).toList());
  }
}
