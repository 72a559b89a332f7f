package dev.holdfast.domain.identity;

import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who asks: a client in a tenant, with the scopes that its token carries. */
public record Principal(TenantId tenant, ClientId client, String name, Set<Scope> scopes) {

  public Principal {
    scopes = Set.copyOf(scopes);
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
}
