/** Who asks: credentials in, principals out. */
@NullMarked
package dev.holdfast.application.port.in.identity;

import org.jspecify.annotations.NullMarked;
