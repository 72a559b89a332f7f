/**
 * Files on disk: the only place in this module that changes the files which Holdfast keeps. What is
 * restored for others is written by {@code portable} and by the system's own calls.
 *
 * <p>What must stay true: a file appears under its name whole or not at all; what a call has
 * returned from survives a crash of the process and of the machine; no stored file is ever
 * overwritten. Every step of a write goes through {@link Disk}, so that tests can make each of them
 * fail.
 *
 * <p>A POSIX file system with hard links is needed (ext4, XFS, Btrfs, ZFS, APFS, NFS).
 */
@NullMarked
package dev.holdfast.adapters.storage.os;

import org.jspecify.annotations.NullMarked;
