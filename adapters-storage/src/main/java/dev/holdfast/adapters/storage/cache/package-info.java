/**
 * Open things that several users share, and of which only so many stay open.
 *
 * <p>What must stay true: a thing is closed once, and never while somebody uses it.
 */
@NullMarked
package dev.holdfast.adapters.storage.cache;

import org.jspecify.annotations.NullMarked;
