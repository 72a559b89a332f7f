/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.adapters.http.wire;

import org.jspecify.annotations.NullMarked;
