/**
 * Gives back the room of what no snapshot needs.
 *
 * <p>What must stay true, whatever happens in between: each blob that a snapshot needs is named by
 * an index file that is there, in a pack that is there; an index file never names a pack that is
 * gone. So what is kept is copied and named before anything goes; then, alone in the repository,
 * old index files go first and packs last.
 *
 * <p>Which packs are chosen: as by {@code restic prune}.
 */
@NullMarked
package dev.holdfast.engine.prune;

import org.jspecify.annotations.NullMarked;
