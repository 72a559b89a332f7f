/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.adapters.http.identity;

import org.jspecify.annotations.NullMarked;
