package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tenants and their clients in memory; {@link InMemoryClients} shows the clients. */
public final class InMemoryTenants implements Tenants {
  private final Map<TenantId, Tenant> tenants = new HashMap<>();
  private final List<Client> clients = new ArrayList<>();

  @Override
  public synchronized boolean add(Tenant tenant, Client administrator) {
    if (tenants.putIfAbsent(tenant.id(), tenant) != null) {
      return false;
    }
    clients.add(administrator);
    return true;
  }

  @Override
  public synchronized Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(tenants.get(id));
  }

  @Override
  public synchronized List<Tenant> all() {
    return tenants.values().stream()
        .sorted(Comparator.comparing(tenant -> tenant.id().value()))
        .toList();
  }

  synchronized List<Client> clients() {
    return List.copyOf(clients);
  }
}
