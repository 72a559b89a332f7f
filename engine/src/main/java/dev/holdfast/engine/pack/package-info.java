/**
 * Packs: many sealed blobs in one stored file, with a header that says what is in it; and the files
 * that are sealed one by one.
 *
 * <p>What must stay true: a blob is named by the SHA-256 of its plaintext and is hashed again
 * whenever it is opened; a pack holds blobs of one type; a length that was read is checked before
 * memory is taken for it.
 *
 * <p>Layouts follow restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.pack;

import org.jspecify.annotations.NullMarked;
