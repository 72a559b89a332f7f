/**
 * Holdfast on files: the data folder, staging, sealed secrets, and backup repositories.
 *
 * <p>What must stay true: what a call has returned from survives a crash; nothing that was stored
 * is overwritten; every failure of the disk is told in words, with the place and the next step. All
 * changes of the file system go through {@link dev.holdfast.adapters.storage.os}.
 */
@NullMarked
package dev.holdfast.adapters.storage;

import org.jspecify.annotations.NullMarked;
