/** Fills a catalogue with groups, runs and hosts, and replaces a policy that all of them share. */
@NullMarked
package dev.holdfast.benchmarks.lists;

import org.jspecify.annotations.NullMarked;
