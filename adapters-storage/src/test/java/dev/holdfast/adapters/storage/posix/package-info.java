/** Tests of trees of files on Linux. */
@NullMarked
package dev.holdfast.adapters.storage.posix;

import org.jspecify.annotations.NullMarked;
