/**
 * The published configuration API: {@code /configuration-hub/...} under each of its prefixes.
 *
 * <p>Members, their order, status codes and error bodies are those of the published contract, since
 * clients that we don't control read them.
 */
@NullMarked
package dev.holdfast.adapters.http.configuration;

import org.jspecify.annotations.NullMarked;
