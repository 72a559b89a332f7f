/**
 * The protection API below {@code /v2}: its words for failures, its operations, and one class of
 * routes for each resource.
 *
 * <p>What must stay true: every answer that is no success is a JSON object with {@code message} and
 * {@code errorCode}, since its clients die of anything else; every operation of the contract has a
 * route, be it one that says that it is not built.
 */
@NullMarked
package dev.holdfast.adapters.http.protection;

import org.jspecify.annotations.NullMarked;
