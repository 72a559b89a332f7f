/** Registers hosts by what they say of themselves. */
@NullMarked
package dev.holdfast.application.service.source;

import org.jspecify.annotations.NullMarked;
