/**
 * Answers questions about snapshots without restoring them: where is what, what is the difference,
 * how much room does it take.
 *
 * <p>What must stay true: a tree that several snapshots share is read once for one question; only
 * trees and the index are read, never the content of files; nothing is written.
 */
@NullMarked
package dev.holdfast.engine.inspect;

import org.jspecify.annotations.NullMarked;
