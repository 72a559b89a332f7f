/**
 * Configuration objects, the bundles that carry them, and the backups that keep them.
 *
 * <p>What counts as an object's name is the pair of type and id inside it; paths and file names are
 * only a way to store it.
 */
@NullMarked
package dev.holdfast.domain.config;

import org.jspecify.annotations.NullMarked;
