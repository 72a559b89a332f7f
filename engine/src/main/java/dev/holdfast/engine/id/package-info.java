/** Names made of SHA-256: one type for each thing that is named, so that they never mix. */
@NullMarked
package dev.holdfast.engine.id;

import org.jspecify.annotations.NullMarked;
