/** Tests of reading and writing JSON text. */
@NullMarked
package dev.holdfast.adapters.storage.json;

import org.jspecify.annotations.NullMarked;
