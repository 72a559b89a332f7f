/**
 * Failures that a person or a client is told about, as one sealed family.
 *
 * <p>Each has a category, which decides how an API answers, a code that never changes, and a
 * message that names the thing and the next step. What a caller must branch on is an outcome value
 * of the call instead; a programmer's mistake is an ordinary unchecked exception.
 */
@NullMarked
package dev.holdfast.domain.error;

import org.jspecify.annotations.NullMarked;
