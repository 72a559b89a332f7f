package dev.holdfast.architecture.planted.domain.protection;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class SnapshotGuard {
  private SnapshotGuard() {}

  public static Clearance unasked() {
    return new Clearance();
  }
}
