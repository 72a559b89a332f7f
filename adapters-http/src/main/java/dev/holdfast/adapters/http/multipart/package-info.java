/**
 * {@code multipart/form-data} (RFC 7578), read as a stream: nothing of a body is kept but a buffer.
 *
 * <p>Commons FileUpload does the parsing, without its servlet half and without its files; what it
 * throws becomes a sentence about the request here.
 */
@NullMarked
package dev.holdfast.adapters.http.multipart;

import org.jspecify.annotations.NullMarked;
