/** Who did what that others must be able to see later. */
@NullMarked
package dev.holdfast.domain.audit;

import org.jspecify.annotations.NullMarked;
