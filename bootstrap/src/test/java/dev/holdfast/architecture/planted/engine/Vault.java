package dev.holdfast.architecture.planted.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
public interface Vault {
  boolean isManaged();

  boolean forget(SnapshotId snapshot);
}
