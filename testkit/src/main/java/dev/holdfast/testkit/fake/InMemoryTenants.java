package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tenants and their clients in memory; {@link InMemoryClients} shows the clients, {@link
 * InMemoryTenantRoots} the roots.
 */
public final class InMemoryTenants implements Tenants {
  private final Map<TenantId, Tenant> tenants = new HashMap<>();
  private final Map<TenantId, List<SourcePath>> roots = new HashMap<>();
  private final List<Client> clients = new ArrayList<>();

  @Override
  public synchronized boolean add(Tenant tenant, Client administrator, List<SourcePath> itsRoots) {
    if (!add(tenant, itsRoots)) {
      return false;
    }
    clients.add(administrator);
    return true;
  }

  @Override
  public synchronized boolean add(Tenant tenant, List<SourcePath> itsRoots) {
    if (tenants.putIfAbsent(tenant.id(), tenant) != null) {
      return false;
    }
    setRoots(tenant.id(), itsRoots);
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

  synchronized void add(Client client) {
    clients.add(client);
  }

  synchronized List<SourcePath> roots(TenantId tenant) {
    return roots.getOrDefault(tenant, List.of());
  }

  synchronized void setRoots(TenantId tenant, List<SourcePath> newRoots) {
    roots.put(
        tenant,
        newRoots.stream().distinct().sorted(Comparator.comparing(SourcePath::value)).toList());
  }

  synchronized List<Client> clients() {
    return List.copyOf(clients);
  }
}
