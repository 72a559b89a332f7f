package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;

/**
 * How far a restore has come.
 *
 * @param entriesDone files, directories and all others
 * @param entriesTotal those found so far
 * @param bytesDone content of files, whether it was written or found right
 * @param bytesTotal of the files found so far
 * @param totalsFinal whether the whole snapshot has been looked through
 * @param current what was done last
 */
public record RestoreProgress(
    long entriesDone,
    long entriesTotal,
    long bytesDone,
    long bytesTotal,
    boolean totalsFinal,
    SnapshotPath current) {}
