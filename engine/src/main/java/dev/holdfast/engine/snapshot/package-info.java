/**
 * Snapshots: one file each, that names a root tree and says when, where and by whom it was made.
 *
 * <p>What must stay true: a snapshot file is stored last, when all that it refers to is durable and
 * indexed; so whatever is listed can be read.
 *
 * <p>Layout: restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.snapshot;

import org.jspecify.annotations.NullMarked;
