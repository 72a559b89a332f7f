package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.SnapshotStats;

/** What snapshots hold and took, as the contract writes it. */
record WireStats(long logicalSizeBytes, long bytesWritten, long bytesRead) {

  static WireStats of(SnapshotStats stats) {
    return new WireStats(stats.logicalBytes(), stats.bytesWritten(), stats.bytesRead());
  }
}
