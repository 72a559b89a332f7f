/**
 * Builders of test data, and cases drawn by chance.
 *
 * <p>A builder starts from values that any test can live with, so that a test names only what it is
 * about. Everything drawn by chance comes from a seed that a failing test prints.
 */
@NullMarked
package dev.holdfast.testkit.build;

import org.jspecify.annotations.NullMarked;
