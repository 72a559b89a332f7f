/**
 * Everything that Holdfast does, assembled from ports: where an embedder begins.
 *
 * <p>{@link dev.holdfast.application.HoldfastApplication} takes the out-ports and gives the
 * in-ports. Nothing here starts a thread, reads a clock of its own, or keeps state between calls.
 */
@NullMarked
package dev.holdfast.application;

import org.jspecify.annotations.NullMarked;
