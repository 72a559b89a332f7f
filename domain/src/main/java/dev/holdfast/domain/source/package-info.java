/**
 * Sources of backups: which hosts there are, what of them is backed up, and what may be.
 *
 * <p>What must stay true: a path is absolute and plain, so that it means one place; nothing here
 * knows whether a place is there, which only the host itself can say.
 */
@NullMarked
package dev.holdfast.domain.source;

import org.jspecify.annotations.NullMarked;
