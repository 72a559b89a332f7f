/**
 * Reads snapshots: directories, and the content of files as streams.
 *
 * <p>What must stay true: no byte is handed out whose blob was not authenticated and hashed; a
 * damaged copy of a blob is passed over where there is another; memory is bounded whatever the
 * snapshot holds.
 */
@NullMarked
package dev.holdfast.engine.restore;

import org.jspecify.annotations.NullMarked;
