/**
 * The index of files: a database of each tenant, in which sorted paths lie in blocks that are
 * looked through in memory.
 */
@NullMarked
package dev.holdfast.adapters.catalogue.files;

import org.jspecify.annotations.NullMarked;
