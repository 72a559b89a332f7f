package dev.holdfast.application.service.identity;

import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks credentials against the hashes that are kept of them. */
public final class AuthenticateService implements Authenticate {
  /** Compared with where there is no client: a name that does not exist must cost the same. */
  private static final SecretHash OF_NOBODY = SecretHash.of("");

  /** Looked up for what can't be a client's name, for the same reason. */
  private static final ClientId NOBODY = new ClientId("-");

  private final Clients clients;

  public AuthenticateService(Clients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<Principal> byClientCredentials(
      String clientId, String secret, Set<Scope> requested) {
    ClientId id = ClientId.isWellFormed(clientId) ? new ClientId(clientId) : NOBODY;
    Optional<Client> client = clients.byId(id);
    boolean matches = client.map(Client::secret).orElse(OF_NOBODY).matches(secret);
    return client.filter(known -> matches).map(known -> principal(known, requested));
  }

  @Override
  public Optional<Principal> byApiKey(String apiKey) {
    return clients.byApiKey(SecretHash.of(apiKey)).map(client -> principal(client, Set.of()));
  }

  /** Whoever names scopes wants a token for these alone, so it carries no privilege. */
  private static Principal principal(Client client, Set<Scope> requested) {
    boolean wantsAll = wantsAll(requested);
    return new Principal(
        client.tenant(),
        client.id(),
        client.name(),
        wantsAll ? client.scopes() : granted(client.scopes(), requested),
        wantsAll ? client.privileges() : Set.of());
  }

  private static boolean wantsAll(Set<Scope> requested) {
    return requested.isEmpty()
        || requested.contains(Scope.ALL)
        || requested.contains(Scope.DEFAULT);
  }

  private static Set<Scope> granted(Set<Scope> held, Set<Scope> requested) {
    return requested.stream()
        .filter(scope -> held.contains(scope) || held.contains(Scope.ALL))
        .collect(Collectors.toUnmodifiableSet());
  }
}
