/** Tests of the package of the same name. */
@NullMarked
package dev.holdfast.bootstrap.secret;

import org.jspecify.annotations.NullMarked;
