package dev.holdfast.engine.pack;

import dev.holdfast.engine.id.PackId;
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
}
