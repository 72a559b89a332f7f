/**
 * {@code holdfast repo}: works on a repository in a folder, without a server.
 *
 * <p>What must stay true: what is done, the engine does; this package reads what was typed and
 * prints what came of it, for people or as JSON. JSON has the members that scripts know from
 * restic. What the commands take from the machine comes from {@link
 * dev.holdfast.adapters.cli.repo.Machine}.
 */
@NullMarked
package dev.holdfast.adapters.cli.repo;

import org.jspecify.annotations.NullMarked;
