package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.source.SourceFile;

/**
 * A regular file that is open for reading.
 *
 * @param mount the mount that it was reached through
 */
public record MountedFile(SourceFile file, long mount) {}
