/**
 * JSON at the edge. The one package that knows the JSON library.
 *
 * <p>Members are written in the order of the record's components; a component that is null is left
 * out.
 */
@NullMarked
package dev.holdfast.adapters.http.json;

import org.jspecify.annotations.NullMarked;
