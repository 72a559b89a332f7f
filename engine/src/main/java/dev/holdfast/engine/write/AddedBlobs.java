package dev.holdfast.engine.backup;

import dev.holdfast.engine.pack.PackedBlob;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a backup adds to the repository. Safe for use by many threads. */
final class AddedBlobs {
  private final LongAdder dataBlobs = new LongAdder();
  private final LongAdder treeBlobs = new LongAdder();
  private final LongAdder plainBytes = new LongAdder();
  private final LongAdder storedBytes = new LongAdder();

  void count(PackedBlob blob) {
    switch (blob.type()) {
      case DATA -> dataBlobs.increment();
      case TREE -> treeBlobs.increment();
    }
    plainBytes.add(blob.plainBytes());
    storedBytes.add(blob.storedBytes());
  }

  long dataBlobs() {
    return dataBlobs.sum();
  }

  long treeBlobs() {
    return treeBlobs.sum();
  }

  long plainBytes() {
    return plainBytes.sum();
  }

  long storedBytes() {
    return storedBytes.sum();
  }
}
