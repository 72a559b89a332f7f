/**
 * Folders as restic stores them: one tree blob for each folder, a list of nodes sorted by name.
 *
 * <p>What must stay true: equal folders give equal bytes, so equal ids; a name is any bytes that a
 * file system knows and never a way out of the folder; reading holds one node at a time, and
 * whatever breaks a rule is refused before a caller sees it.
 *
 * <p>Layouts follow restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.tree;

import org.jspecify.annotations.NullMarked;
