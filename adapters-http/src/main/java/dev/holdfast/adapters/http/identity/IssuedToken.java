package dev.holdfast.adapters.http.identity;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * A token that was just made.
 *
 * @param text what the client sends from now on
 * @param id names it
 * @param lifetimeSeconds from its making to its end
 */
record IssuedToken(
    Principal principal, String text, String id, Instant expires, long lifetimeSeconds) {

  /** The scopes between blanks, in alphabetical order. */
  String scopes() {
    return principal.scopes().stream().map(Scope::value).sorted().collect(Collectors.joining(" "));
  }

  /** Keeps the token to itself. */
  @Override
  public String toString() {
    return "IssuedToken[" + id + " of " + principal.client() + "]";
  }
}
