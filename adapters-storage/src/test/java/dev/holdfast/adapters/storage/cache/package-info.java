/** Tests of what is kept open. */
@NullMarked
package dev.holdfast.adapters.storage.cache;

import org.jspecify.annotations.NullMarked;
