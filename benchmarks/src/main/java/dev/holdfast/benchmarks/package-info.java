/** Data to measure with, and the bare servers to measure against. */
@NullMarked
package dev.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
