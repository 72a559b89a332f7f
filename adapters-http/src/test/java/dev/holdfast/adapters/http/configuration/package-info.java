/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.adapters.http.configuration;

import org.jspecify.annotations.NullMarked;
