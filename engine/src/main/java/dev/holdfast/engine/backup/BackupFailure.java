package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.IOException;

/**
 * Something that could not be backed up, with all that lies in it.
 *
 * @param source where it lies in the source
 */
public record BackupFailure(SnapshotPath source, IOException cause) {}
