/** Tests of the edge as its clients see it: over a socket, with the in-ports doubled. */
@NullMarked
package dev.holdfast.adapters.http;

import org.jspecify.annotations.NullMarked;
