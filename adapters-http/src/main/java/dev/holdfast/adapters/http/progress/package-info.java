/**
 * Tasks and how far they have come, as both halves of the protection API tell them: a run is a
 * task, and the backup of each of its objects is one below it. Nothing is stored for it: all
 * figures are those of the run, and of the attempts that are under way.
 */
@NullMarked
package dev.holdfast.adapters.http.progress;

import org.jspecify.annotations.NullMarked;
