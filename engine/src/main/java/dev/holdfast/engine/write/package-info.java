/**
 * How blobs come into a repository: packs are filled, verified and stored, then named in index
 * files.
 *
 * <p>What must stay true: each blob of a pack was opened and hashed again before the pack was
 * stored; an index file names only packs that are durable; both need a lock that is held.
 *
 * <p>Order of writes: restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.write;

import org.jspecify.annotations.NullMarked;
