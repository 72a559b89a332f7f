/** Tenants: the owners of everything Holdfast stores. No two tenants ever share a row or a key. */
@NullMarked
package dev.holdfast.domain.tenant;

import org.jspecify.annotations.NullMarked;
