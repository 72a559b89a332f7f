/**
 * How one call's work is spread over threads that an executor lends. Whoever waits works too, so
 * everything gets done even where the executor has no thread free; a failure ends the work and
 * reaches the caller.
 */
@NullMarked
package dev.holdfast.engine.work;

import org.jspecify.annotations.NullMarked;
