/**
 * JSON as a value: members in their order, number literals as they were written.
 *
 * <p>There is no parser and no printer here; text is read and written through a port.
 */
@NullMarked
package dev.holdfast.domain.json;

import org.jspecify.annotations.NullMarked;
