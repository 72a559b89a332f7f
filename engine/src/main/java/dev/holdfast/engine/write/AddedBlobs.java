package dev.holdfast.engine.write;

import dev.holdfast.engine.pack.PackedBlob;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is added to the repository. Safe for use by many threads. */
public final class AddedBlobs {
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

  public long dataBlobs() {
    return dataBlobs.sum();
  }

  public long treeBlobs() {
    return treeBlobs.sum();
  }

  public long plainBytes() {
    return plainBytes.sum();
  }

  public long storedBytes() {
    return storedBytes.sum();
  }
}
