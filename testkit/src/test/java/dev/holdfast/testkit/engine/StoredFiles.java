package dev.holdfast.testkit.engine;

import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.util.List;

/** The files of a repository, as those see and damage them who have no key. */
final class StoredFiles {
  private StoredFiles() {}

  /** All of a kind, in the order of their names. */
  static List<BlobKey> names(BlobStore store, BlobKind kind) {
    return StoreListing.of(store, kind).stream()
        .map(StoreListing.Entry::hash)
        .sorted()
        .map(hash -> BlobKey.of(kind, hash))
        .toList();
  }

  static BlobKey key(PackId pack) {
    return BlobKey.of(BlobKind.PACK, pack.hash());
  }

  static long packBytes(BlobStore store) {
    return StoreListing.of(store, BlobKind.PACK).stream()
        .mapToLong(StoreListing.Entry::sizeBytes)
        .sum();
  }

  /** Flips a bit of one byte. */
  static void flip(MemoryBlobStore in, BlobKey key, int at) {
    byte[] bytes = in.bytes(key);
    bytes[at] ^= 4;
    in.damage(key, bytes);
  }

  /** Flips a bit of one byte, counted from the end: the last is 1. */
  static void flipFromEnd(MemoryBlobStore in, BlobKey key, int at) {
    flip(in, key, (int) in.size(key) - at);
  }
}
