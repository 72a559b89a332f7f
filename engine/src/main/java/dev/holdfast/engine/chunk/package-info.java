/**
 * Where files are cut into chunks, by their content, so that equal parts of files give equal blobs.
 *
 * <p>What must stay true: cuts depend on the repository's polynomial or key and the bytes of the
 * file alone, never on how they were buffered; a changed polynomial or table loses deduplication
 * against everything that is stored already.
 */
@NullMarked
package dev.holdfast.engine.chunk;

import org.jspecify.annotations.NullMarked;
