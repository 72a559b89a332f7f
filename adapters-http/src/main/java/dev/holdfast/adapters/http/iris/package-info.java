/**
 * The older paths of the protection API, below {@code /irisservices/api/v1} and, since clients
 * build their addresses so, below {@code /v2/irisservices/api/v1}.
 *
 * <p>What must stay true: every answer that is no success is a JSON object with {@code message},
 * {@code errorMessage} and a whole number {@code errorCode}.
 */
@NullMarked
package dev.holdfast.adapters.http.iris;

import org.jspecify.annotations.NullMarked;
