/** Tests of storage on files. */
@NullMarked
package dev.holdfast.adapters.storage;

import org.jspecify.annotations.NullMarked;
