/**
 * Where backups come from: the seam to a tree of files. A local file system is one implementation,
 * a tree in memory another.
 */
@NullMarked
package dev.holdfast.engine.source;

import org.jspecify.annotations.NullMarked;
