/** Fills an index of files to its full size, and searches in it. */
@NullMarked
package dev.holdfast.benchmarks.files;

import org.jspecify.annotations.NullMarked;
