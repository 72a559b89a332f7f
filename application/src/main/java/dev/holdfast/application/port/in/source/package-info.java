/** Which sources a tenant has, and what they hold. */
@NullMarked
package dev.holdfast.application.port.in.source;

import org.jspecify.annotations.NullMarked;
