/**
 * Recoveries: what is brought back from snapshots, where to, and how far that has come.
 *
 * <p>States are values, and each table of allowed moves is in one place: nothing leaves a final
 * state.
 */
@NullMarked
package dev.holdfast.domain.recovery;

import org.jspecify.annotations.NullMarked;
