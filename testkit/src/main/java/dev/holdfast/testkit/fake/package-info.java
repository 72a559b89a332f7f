/**
 * Stand-ins in memory for every port of the application: for tests, and for embedders who try it.
 *
 * <p>Each keeps the contract of its port, as the contract tests of this module show. They hold
 * everything in memory and forget it with the process.
 */
@NullMarked
package dev.holdfast.testkit.fake;

import org.jspecify.annotations.NullMarked;
