/** Checks wire requests by the constraints that stand on their records. */
@NullMarked
package dev.holdfast.adapters.http.validation;

import org.jspecify.annotations.NullMarked;
