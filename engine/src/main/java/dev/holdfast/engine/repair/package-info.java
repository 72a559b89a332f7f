/**
 * Mends a repository: names packs anew, and drops what is damaged so that the next backup stores it
 * again.
 *
 * <p>What must stay true, whatever happens in between: what can be read stays readable. What is
 * sound in a damaged pack is copied and named before the pack goes; index files go before the packs
 * that they name. If a repair ends early it can be run again.
 *
 * <p>Snapshots are never written anew: those that need what is lost keep naming it, and are whole
 * again if a backup brings it back.
 */
@NullMarked
package dev.holdfast.engine.repair;

import org.jspecify.annotations.NullMarked;
