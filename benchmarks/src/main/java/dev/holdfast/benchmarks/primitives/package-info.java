/**
 * What the engine's parts cost one by one, measured by JMH through their public seams. {@code
 * benchmarks/primitives} runs them and prints a table.
 *
 * <p>What must stay true: all input comes from a seed; throughput is counted in bytes of plaintext;
 * one thread runs at a time.
 */
@NullMarked
package dev.holdfast.benchmarks.primitives;

import org.jspecify.annotations.NullMarked;
