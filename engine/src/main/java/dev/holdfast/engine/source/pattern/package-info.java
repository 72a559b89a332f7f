/**
 * The language in which users say what to leave out of a backup: restic's, so that its exclude
 * files mean the same here.
 *
 * <p>It is not that of gitignore: a pattern without a slash at its beginning matches at every depth
 * even if it has slashes elsewhere, and a pattern that ends with a slash matches files too.
 */
@NullMarked
package dev.holdfast.engine.source.pattern;

import org.jspecify.annotations.NullMarked;
