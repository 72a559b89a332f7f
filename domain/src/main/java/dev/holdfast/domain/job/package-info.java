/**
 * Long actions: each is a job with a persisted state, never run twice at once.
 *
 * <p>A state is a value, and the table of allowed moves is in one place: nothing leaves a final
 * state.
 */
@NullMarked
package dev.holdfast.domain.job;

import org.jspecify.annotations.NullMarked;
