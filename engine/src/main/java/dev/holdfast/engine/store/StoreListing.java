package dev.holdfast.engine.store;

import dev.holdfast.engine.id.Hash;
import java.util.ArrayList;
import java.util.List;

/** A kind's files at one moment, those alone that bear a name of the format. */
public final class StoreListing {

  private StoreListing() {}

  /** One listed file. */
  public record Entry(Hash hash, long sizeBytes) {}

  /** All files of a kind that is named by hash, in no order; other names are skipped. */
  public static List<Entry> of(BlobStore store, BlobKind kind) {
    List<Entry> found = new ArrayList<>();
    store.list(
        kind,
        (name, sizeBytes) -> {
          if (Hash.isHex(name)) {
            found.add(new Entry(Hash.parse(name), sizeBytes));
          }
        });
    return found;
  }
}
