package dev.holdfast.domain.identity;

import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks: a client in a tenant, with the scopes and privileges that its credential carries.
 *
 * @param client a person that logged in is known by the id of the user
 */
public record Principal(
    TenantId tenant, ClientId client, String name, Set<Scope> scopes, Set<Privilege> privileges) {

  public Principal {
    scopes = Set.copyOf(scopes);
    privileges = Set.copyOf(privileges);
  }

  /** Whether any of the scopes, or the one that stands for all of them, is held. */
  public boolean holdsAnyOf(Scope... wanted) {
    return scopes.contains(Scope.ALL) || Arrays.stream(wanted).anyMatch(scopes::contains);
  }

  /**
   * Passes where {@link #holdsAnyOf} does.
   *
   * @throws ForbiddenException naming the scopes of which one is needed
   */
  public void requireAnyOf(Scope... wanted) {
    if (!holdsAnyOf(wanted)) {
      throw new ForbiddenException(
          "scope.missing",
          "This needs one of the scopes "
              + Arrays.stream(wanted).map(Scope::value).collect(Collectors.joining(", "))
              + ", and the token carries none of them.");
    }
  }

  /**
   * Passes where every one of the privileges is held.
   *
   * @throws ForbiddenException naming those that are not
   */
  public void require(Privilege... wanted) {
    String missing =
        Arrays.stream(wanted)
            .filter(privilege -> !privileges.contains(privilege))
            .map(Privilege::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new ForbiddenException(
          "privilege.missing", "This needs " + missing + ", which the credential does not carry.");
    }
  }
}
