/**
 * Reads snapshots, and restores them: directories, the content of files as streams, and whole trees
 * into a {@link dev.holdfast.engine.restore.RestoreTarget}.
 *
 * <p>What must stay true: no byte is handed out whose blob was not authenticated and hashed; a
 * damaged copy of a blob is passed over where there is another; memory and open files are bounded
 * whatever the snapshot holds; nothing is written outside of the target; a file of the target gets
 * its attributes when its content is whole, and not before.
 */
@NullMarked
package dev.holdfast.engine.restore;

import org.jspecify.annotations.NullMarked;
