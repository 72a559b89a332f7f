/**
 * Where log lines go: standard error, one line each.
 *
 * <p>Our own classes log by {@link java.lang.System.Logger}; libraries by that, by SLF4J or by
 * {@code java.util.logging}. All end in the last of these, which this package sets up.
 */
@NullMarked
package dev.holdfast.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
