/** Tests of durable writes, and a disk that fails where a test says so. */
@NullMarked
package dev.holdfast.adapters.storage.os;

import org.jspecify.annotations.NullMarked;
