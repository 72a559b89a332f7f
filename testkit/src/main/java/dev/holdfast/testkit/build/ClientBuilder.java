package dev.holdfast.testkit.build;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/** Builds clients: of the default tenant, with every scope, unless told otherwise. */
public final class ClientBuilder {
  private final TenantId tenant;
  private final String id;
  private final String secret;
  private final String apiKey;
  private final Set<Scope> scopes;

  private ClientBuilder(
      TenantId tenant, String id, String secret, String apiKey, Set<Scope> scopes) {
    this.tenant = tenant;
    this.id = id;
    this.secret = secret;
    this.apiKey = apiKey;
    this.scopes = Set.copyOf(scopes);
  }

  public static ClientBuilder aClient() {
    return new ClientBuilder(
        TenantId.DEFAULT, "client-1", "secret of client-1", "key of client-1", Set.of(Scope.ALL));
  }

  public ClientBuilder of(TenantId newTenant) {
    return new ClientBuilder(newTenant, id, secret, apiKey, scopes);
  }

  /** Another id, and a secret and an API key to go with it. */
  public ClientBuilder withId(String newId) {
    return new ClientBuilder(tenant, newId, "secret of " + newId, "key of " + newId, scopes);
  }

  public ClientBuilder withSecret(String newSecret) {
    return new ClientBuilder(tenant, id, newSecret, apiKey, scopes);
  }

  public ClientBuilder withApiKey(String newApiKey) {
    return new ClientBuilder(tenant, id, secret, newApiKey, scopes);
  }

  public ClientBuilder holding(Scope... newScopes) {
    return new ClientBuilder(tenant, id, secret, apiKey, Set.of(newScopes));
  }

  public Client build() {
    return new Client(
        new ClientId(id),
        tenant,
        "Client " + id,
        SecretHash.of(secret),
        SecretHash.of(apiKey),
        scopes,
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  /** The client as it asks, with all of its scopes. */
  public Principal principal() {
    Client client = build();
    return new Principal(client.tenant(), client.id(), client.name(), client.scopes());
  }
}
