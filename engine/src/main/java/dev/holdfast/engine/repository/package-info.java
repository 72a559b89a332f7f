/**
 * The facade: create and open a repository, its passwords, snapshots, locks and marker.
 *
 * <p>What must stay true: a repository of another version or with an unknown chunker is refused,
 * not guessed at; its master key never leaves the process; nothing here deletes data, and a
 * password goes under an exclusive lock only.
 */
@NullMarked
package dev.holdfast.engine.repository;

import org.jspecify.annotations.NullMarked;
