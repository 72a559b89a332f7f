/**
 * Makes snapshots: content is cut into chunks, chunks become blobs, blobs fill packs, and trees
 * name them.
 *
 * <p>What must stay true: packs are durable before the index files that name them, those before the
 * snapshot; a pack is stored only after each of its blobs was opened and hashed again; memory does
 * not grow with the content: for a tree of files it grows with the names of the directories on the
 * way to the current one and the trees that wait for a file, for a snapshot of streams by some 150
 * bytes for each file.
 */
@NullMarked
package dev.holdfast.engine.backup;

import org.jspecify.annotations.NullMarked;
