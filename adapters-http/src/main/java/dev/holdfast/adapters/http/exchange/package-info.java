/**
 * One request and its answer, in words of our own: routes, calls, answers, refusals.
 *
 * <p>Nothing here knows the server below or any API above. A route turns a {@link
 * dev.holdfast.adapters.http.exchange.Call} into an {@link
 * dev.holdfast.adapters.http.exchange.Answer}, or throws; what it throws becomes an answer in one
 * place per API, its {@link dev.holdfast.adapters.http.exchange.ErrorBodies}.
 */
@NullMarked
package dev.holdfast.adapters.http.exchange;

import org.jspecify.annotations.NullMarked;
