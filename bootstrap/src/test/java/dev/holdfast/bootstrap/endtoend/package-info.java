/**
 * The whole server from outside: over HTTP, over its data folder, and through plain restic.
 *
 * <p>Nothing here knows a class below the wiring. What waits, polls the server within a bound.
 */
@NullMarked
package dev.holdfast.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
