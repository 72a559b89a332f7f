package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Clients;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.SecretHash;
import java.util.Optional;

/** The clients of the tenants of an {@link InMemoryTenants}. */
public final class InMemoryClients implements Clients {
  private final InMemoryTenants tenants;

  public InMemoryClients(InMemoryTenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public void add(Client client) {
    tenants.add(client);
  }

  @Override
  public Optional<Client> byId(ClientId id) {
    return tenants.clients().stream().filter(client -> client.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Client> byApiKey(SecretHash apiKey) {
    return tenants.clients().stream().filter(client -> client.apiKey().equals(apiKey)).findFirst();
  }
}
