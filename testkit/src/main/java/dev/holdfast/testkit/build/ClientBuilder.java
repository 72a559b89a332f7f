package dev.holdfast.testkit.build;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/** Builds clients: of the default tenant, with every scope and privilege, unless told otherwise. */
public final class ClientBuilder {
  private final TenantId tenant;
  private final String id;
  private final String secret;
  private final String apiKey;
  private final Set<Scope> scopes;
  private final Set<Privilege> privileges;

  private ClientBuilder(
      TenantId tenant,
      String id,
      String secret,
      String apiKey,
      Set<Scope> scopes,
      Set<Privilege> privileges) {
    this.tenant = tenant;
    this.id = id;
    this.secret = secret;
    this.apiKey = apiKey;
    this.scopes = Set.copyOf(scopes);
    this.privileges = Set.copyOf(privileges);
  }

  public static ClientBuilder aClient() {
    return new ClientBuilder(
        TenantId.DEFAULT,
        "client-1",
        "secret of client-1",
        "key of client-1",
        Set.of(Scope.ALL),
        Privilege.ALL);
  }

  public ClientBuilder of(TenantId newTenant) {
    return new ClientBuilder(newTenant, id, secret, apiKey, scopes, privileges);
  }

  /** Another id, and a secret and an API key to go with it. */
  public ClientBuilder withId(String newId) {
    return new ClientBuilder(
        tenant, newId, "secret of " + newId, "key of " + newId, scopes, privileges);
  }

  public ClientBuilder withSecret(String newSecret) {
    return new ClientBuilder(tenant, id, newSecret, apiKey, scopes, privileges);
  }

  public ClientBuilder withApiKey(String newApiKey) {
    return new ClientBuilder(tenant, id, secret, newApiKey, scopes, privileges);
  }

  public ClientBuilder holding(Scope... newScopes) {
    return new ClientBuilder(tenant, id, secret, apiKey, Set.of(newScopes), privileges);
  }

  /** Just these privileges. */
  public ClientBuilder withPrivileges(Privilege... newPrivileges) {
    return new ClientBuilder(tenant, id, secret, apiKey, scopes, Set.of(newPrivileges));
  }

  public Client build() {
    return new Client(
        new ClientId(id),
        tenant,
        "Client " + id,
        SecretHash.of(secret),
        SecretHash.of(apiKey),
        scopes,
        privileges,
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  /** The client as it asks, with all of its scopes and privileges. */
  public Principal principal() {
    Client client = build();
    return new Principal(
        client.tenant(), client.id(), client.name(), client.scopes(), client.privileges());
  }
}
