package dev.holdfast.engine.inspect;

import dev.holdfast.engine.snapshot.Snapshot;

/**
 * How much room one snapshot takes.
 *
 * @param entries files, directories and all others
 * @param restoreBytes content of all files, each name counted
 * @param addedBlobs blobs that no earlier one of the counted snapshots needs
 * @param addedPlainBytes their plaintext
 * @param addedStoredBytes what they take in packs
 */
public record SnapshotUsage(
    Snapshot snapshot,
    long entries,
    long restoreBytes,
    long addedBlobs,
    long addedPlainBytes,
    long addedStoredBytes) {}
