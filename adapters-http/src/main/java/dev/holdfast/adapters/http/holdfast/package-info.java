/**
 * Holdfast's own API, {@code /holdfast/v1}, for what no published API has, and {@code /health}.
 *
 * <p>Its errors are problem documents (RFC 9457).
 */
@NullMarked
package dev.holdfast.adapters.http.holdfast;

import org.jspecify.annotations.NullMarked;
