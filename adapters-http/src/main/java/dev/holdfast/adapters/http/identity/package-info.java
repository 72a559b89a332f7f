/**
 * Who asks: tokens given for credentials, and checked on every other request.
 *
 * <p>Tokens are JWTs signed with RS256 by a key of the server's own; no other algorithm, key or
 * issuer is ever accepted, whatever a token says of itself. Secrets and tokens are never logged.
 */
@NullMarked
package dev.holdfast.adapters.http.identity;

import org.jspecify.annotations.NullMarked;
