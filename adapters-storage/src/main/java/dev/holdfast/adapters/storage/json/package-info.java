/**
 * JSON text, read by Jackson's streaming parser and written by hand.
 *
 * <p>This is the only package of the module that knows Jackson. What must stay true: only JSON as
 * RFC 8259 has it, in UTF-8, is read; the place of every event is exact to the byte; memory is
 * bounded by the limits, whatever the text is.
 */
@NullMarked
package dev.holdfast.adapters.storage.json;

import org.jspecify.annotations.NullMarked;
