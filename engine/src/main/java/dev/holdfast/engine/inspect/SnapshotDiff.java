package dev.holdfast.engine.inspect;

/**
 * What differs between two snapshots, in numbers. A directory's own entry counts as any other.
 *
 * @param added entries that only the second has
 * @param removed entries that only the first has
 * @param changed entries whose content or kind differs
 * @param metadataChanged entries that differ in metadata only
 * @param blobsAdded blobs that what differs needs in the second, and not in the first. Parts that
 *     both share are not looked into: a blob that is in them too counts all the same
 * @param bytesAdded their plaintext
 * @param blobsRemoved likewise of the first
 * @param bytesRemoved their plaintext
 */
public record SnapshotDiff(
    long added,
    long removed,
    long changed,
    long metadataChanged,
    long blobsAdded,
    long bytesAdded,
    long blobsRemoved,
    long bytesRemoved) {}
