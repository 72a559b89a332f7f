/** Tests of the domain that need JSON text. */
@NullMarked
package dev.holdfast.testkit.domain;

import org.jspecify.annotations.NullMarked;
