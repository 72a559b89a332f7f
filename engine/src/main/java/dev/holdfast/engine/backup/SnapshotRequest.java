package dev.holdfast.engine.backup;

/**
 * How a snapshot is to be made.
 *
 * @param directories what is stored about the directories, which come into being with the files in
 *     them
 */
public record SnapshotRequest(NodeMetadata directories) {}
