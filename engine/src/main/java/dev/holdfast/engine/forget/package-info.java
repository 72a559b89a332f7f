/**
 * Which snapshots are kept and which are forgotten, as pure functions.
 *
 * <p>What must stay true: the same snapshots, rules and time give the same plan, whatever the order
 * in which they come; a plan says of each kept snapshot why; nothing here deletes.
 *
 * <p>Rules: those of {@code restic forget}, so that either program decides the same.
 */
@NullMarked
package dev.holdfast.engine.forget;

import org.jspecify.annotations.NullMarked;
