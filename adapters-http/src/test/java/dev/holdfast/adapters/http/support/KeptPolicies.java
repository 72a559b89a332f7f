package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicyUse;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Policies in memory; what uses them is said by the test. */
public final class KeptPolicies implements Policies {
  private final Map<Long, Policy> policies = new TreeMap<>();
  private final Map<PolicyId, PolicyUse> uses = new HashMap<>();

  synchronized void forget() {
    policies.clear();
    uses.clear();
  }

  /** From now on it is used so. */
  public synchronized void use(PolicyId id, PolicyUse use) {
    uses.put(id, use);
  }

  @Override
  public synchronized Change add(Policy policy) {
    Optional<Policy> holder = holder(policy);
    if (holder.isPresent()) {
      return new Change.NameTaken(holder.get().id());
    }
    policies.put(policy.id().number(), policy);
    return new Change.Done();
  }

  private Optional<Policy> holder(Policy policy) {
    return policies.values().stream()
        .filter(one -> one.tenant().equals(policy.tenant()) && !one.id().equals(policy.id()))
        .filter(one -> one.settings().name().equals(policy.settings().name()))
        .findFirst();
  }

  @Override
  public synchronized Optional<Policy> find(TenantId tenant, PolicyId id) {
    return Optional.ofNullable(policies.get(id.number()))
        .filter(policy -> policy.tenant().equals(tenant));
  }

  @Override
  public synchronized List<Policy> list(TenantId tenant, Query query) {
    return policies.values().stream()
        .filter(policy -> policy.tenant().equals(tenant))
        .filter(policy -> query.ids().isEmpty() || query.ids().contains(policy.id()))
        .filter(
            policy -> query.names().isEmpty() || query.names().contains(policy.settings().name()))
        .sorted(Comparator.comparing(policy -> policy.settings().name()))
        .toList();
  }

  @Override
  public synchronized Change replace(Policy changed, Instant read, Instant now) {
    Optional<Policy> present = find(changed.tenant(), changed.id());
    if (present.isEmpty()) {
      return new Change.NotThere();
    }
    if (!present.get().modified().equals(read)) {
      return new Change.Stale();
    }
    return add(changed);
  }

  @Override
  public synchronized Change remove(TenantId tenant, PolicyId id) {
    if (uses.containsKey(id)) {
      return new Change.InUse(List.of("nightly files"));
    }
    return find(tenant, id).isPresent() && policies.remove(id.number()) != null
        ? new Change.Done()
        : new Change.NotThere();
  }

  @Override
  public synchronized Map<PolicyId, PolicyUse> uses(TenantId tenant, Set<PolicyId> ids) {
    return uses.entrySet().stream()
        .filter(use -> ids.contains(use.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Set<PolicyId> protectingOnce(TenantId tenant, Set<PolicyId> among) {
    return among.stream()
        .filter(
            id -> find(tenant, id).filter(policy -> policy.settings().protectsOnce()).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }
}
