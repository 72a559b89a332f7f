package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One client that may see and manage backups. */
public final class FakeClients implements Authenticate {
  public static final String ID = "client-1";
  public static final String SECRET = "f".repeat(64);
  public static final String API_KEY = "key-" + "a".repeat(60);

  public static final Principal PRINCIPAL =
      new Principal(
          TenantId.DEFAULT,
          new ClientId(ID),
          "Admin",
          Set.of(Scope.CONFIG_BACKUP_READ, Scope.CONFIG_BACKUP_MANAGE),
          Privilege.ALL);

  @Override
  public Optional<Principal> byClientCredentials(
      String clientId, String secret, Set<Scope> requested) {
    return clientId.equals(ID) && secret.equals(SECRET)
        ? Optional.of(with(requested))
        : Optional.empty();
  }

  @Override
  public Optional<Principal> byApiKey(String apiKey) {
    return apiKey.equals(API_KEY) ? Optional.of(PRINCIPAL) : Optional.empty();
  }

  private static Principal with(Set<Scope> requested) {
    Set<Scope> scopes =
        requested.isEmpty()
            ? PRINCIPAL.scopes()
            : requested.stream()
                .filter(PRINCIPAL.scopes()::contains)
                .collect(Collectors.toUnmodifiableSet());
    return new Principal(
        PRINCIPAL.tenant(), PRINCIPAL.client(), PRINCIPAL.name(), scopes, PRINCIPAL.privileges());
  }
}
