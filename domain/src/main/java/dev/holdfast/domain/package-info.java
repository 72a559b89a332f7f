/** What all of the domain shares. */
@NullMarked
package dev.holdfast.domain;

import org.jspecify.annotations.NullMarked;
