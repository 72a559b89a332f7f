package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import org.jspecify.annotations.Nullable;

/** How snapshots are locked, as the contract writes it. */
record WireLock(String mode, long expiryTimeUsecs) {

  /** Null where they are not. */
  static @Nullable WireLock of(SnapshotLock lock) {
    return switch (lock) {
      case SnapshotLock.None unused -> null;
      case Until until -> new WireLock(Words.of(until.mode()), WireMicros.of(until.end()));
    };
  }
}
