/**
 * Where each blob lies: the index files, and what they say together, in memory.
 *
 * <p>What must stay true: only blobs whose index file is durable are in the index, so that nothing
 * that is stored refers to a blob that a crash could lose; a blob costs at most 64 bytes of memory.
 *
 * <p>Layout of the files: restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.index;

import org.jspecify.annotations.NullMarked;
