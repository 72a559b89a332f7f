/** Recoveries: accepted, carried out by a job, shown, cancelled. */
@NullMarked
package dev.holdfast.application.service.recovery;

import org.jspecify.annotations.NullMarked;
