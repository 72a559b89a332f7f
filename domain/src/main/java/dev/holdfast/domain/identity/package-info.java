/**
 * Who asks, and what they may do.
 *
 * <p>Secrets are 256 bits of chance, so a plain SHA-256 of them is all that is kept: there is
 * nothing to guess, and a check costs a microsecond.
 */
@NullMarked
package dev.holdfast.domain.identity;

import org.jspecify.annotations.NullMarked;
