/** The search for files, and the work that keeps its index up with the snapshots. */
@NullMarked
package dev.holdfast.application.service.search;

import org.jspecify.annotations.NullMarked;
