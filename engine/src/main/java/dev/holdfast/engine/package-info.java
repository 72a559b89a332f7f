/**
 * The backup repository as a library that stands alone: restic repository format v2, read and
 * written over dumb named blobs.
 *
 * <p>Nothing here reads a clock, draws chance, opens a file or starts a thread by itself; all four
 * are handed in.
 */
@NullMarked
package dev.holdfast.engine;

import org.jspecify.annotations.NullMarked;
