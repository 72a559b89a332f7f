package dev.holdfast.engine.snapshot;

import java.time.OffsetDateTime;

/**
 * What making a snapshot came to; counts are unsigned 64 bits in the format.
 *
 * @param dataBlobs data blobs that were new to the repository
 * @param treeBlobs tree blobs that were new to the repository
 * @param dataAddedBytes plaintext of all new blobs
 * @param dataAddedPackedBytes the same as stored: compressed and sealed
 * @param totalFilesProcessed files in the snapshot
 * @param totalBytesProcessed their content
 */
public record SnapshotSummary(
    OffsetDateTime backupStart,
    OffsetDateTime backupEnd,
    long filesNew,
    long filesChanged,
    long filesUnmodified,
    long dirsNew,
    long dirsChanged,
    long dirsUnmodified,
    long dataBlobs,
    long treeBlobs,
    long dataAddedBytes,
    long dataAddedPackedBytes,
    long totalFilesProcessed,
    long totalBytesProcessed) {}
