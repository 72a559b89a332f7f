/** A server on ports in memory, left alone for a year that passes in seconds. */
@NullMarked
package dev.holdfast.testkit.simulation;

import org.jspecify.annotations.NullMarked;
