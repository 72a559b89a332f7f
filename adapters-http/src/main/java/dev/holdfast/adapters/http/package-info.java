/**
 * The HTTP edge: everything between a socket and the in-ports.
 *
 * <p>{@link dev.holdfast.adapters.http.HttpEdge} starts it. Below it stand {@code server} (Helidon
 * and its limits), {@code exchange} (a request and its answer in our words) and one package for
 * each API. Use cases are called with domain values only, and no rule of the domain is decided
 * here.
 */
@NullMarked
package dev.holdfast.adapters.http;

import org.jspecify.annotations.NullMarked;
