/**
 * The seam below the engine: dumb named blobs, stored once, read in ranges.
 *
 * <p>What must stay true: a store knows nothing of packs, keys or snapshots; what {@code put}
 * returned from survives a crash; nothing that is stored is ever changed, only deleted.
 */
@NullMarked
package dev.holdfast.engine.store;

import org.jspecify.annotations.NullMarked;
