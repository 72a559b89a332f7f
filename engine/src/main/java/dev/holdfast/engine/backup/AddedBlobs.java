package dev.holdfast.engine.backup;

import dev.holdfast.engine.pack.PackedBlob;

/** Counts what a backup adds to the repository. */
final class AddedBlobs {
  private long dataBlobs;
  private long treeBlobs;
  private long plainBytes;
  private long storedBytes;

  void count(PackedBlob blob) {
    switch (blob.type()) {
      case DATA -> dataBlobs++;
      case TREE -> treeBlobs++;
    }
    plainBytes += blob.plainBytes();
    storedBytes += blob.storedBytes();
  }

  long dataBlobs() {
    return dataBlobs;
  }

  long treeBlobs() {
    return treeBlobs;
  }

  long plainBytes() {
    return plainBytes;
  }

  long storedBytes() {
    return storedBytes;
  }
}
