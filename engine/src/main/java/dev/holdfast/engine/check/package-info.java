/**
 * Looks for damage: whether all that snapshots need is there, and, where that is asked for, whether
 * each byte of it is what was written.
 *
 * <p>What must stay true: nothing is written but a lock; one damaged file never ends the search, so
 * that all damage is found in one go; what a backup at work leaves half done is no damage; a
 * finding names what it was found in.
 *
 * <p>What is verified: all that {@code restic check} verifies, and beyond it the sizes of files,
 * the order of names, and the bytes of key files.
 */
@NullMarked
package dev.holdfast.engine.check;

import org.jspecify.annotations.NullMarked;
