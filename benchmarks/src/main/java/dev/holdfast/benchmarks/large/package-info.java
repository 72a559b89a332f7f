/** Makes a repository of millions of blobs without their content, and weighs its index. */
@NullMarked
package dev.holdfast.benchmarks.large;

import org.jspecify.annotations.NullMarked;
