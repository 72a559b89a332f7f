package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.tree.FileStatus;

/**
 * What the system says about a name.
 *
 * @param mount the mount that it is reached through
 */
public record MountedStatus(FileStatus status, long mount) {}
