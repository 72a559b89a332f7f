/**
 * Trees of files on Linux, by the system's own calls over the foreign function API.
 *
 * <p>What must stay true: everything is looked up from an open directory, by one name at a time,
 * and no link is followed, so that neither a path that changes under way nor one that is longer
 * than the system takes leads anywhere else; a descriptor is closed once, and never used
 * afterwards, whichever threads are at it; a call never waits for a pipe's other end; what a call
 * answers comes back as the exception that {@code java.nio.file} has for it, with the system's
 * words.
 *
 * <p>Memory outside of the heap is kept for each thread, see {@link Scratch}.
 */
@NullMarked
package dev.holdfast.adapters.storage.posix;

import org.jspecify.annotations.NullMarked;
