/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.adapters.http.protection;

import org.jspecify.annotations.NullMarked;
