/**
 * Tasks and how far they have come, as both halves of the protection API tell them: a run is a
 * task, and the backup of each of its objects is one below it; so is a recovery with its snapshots.
 * Nothing is stored for it: all figures are those of the run or recovery, and of the work that is
 * under way.
 */
@NullMarked
package dev.holdfast.adapters.http.progress;

import org.jspecify.annotations.NullMarked;
