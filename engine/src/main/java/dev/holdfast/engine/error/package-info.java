/**
 * Everything that can go wrong in a repository, as one sealed family.
 *
 * <p>Corrupt, missing, unsupported, locked, refused and unavailable are six different things, and
 * stay so from the byte to the message that a person reads. A message says what was found, where,
 * and what to do next; it never holds a password or key.
 */
@NullMarked
package dev.holdfast.engine.error;

import org.jspecify.annotations.NullMarked;
