package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicyUse;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies in memory. */
final class InMemoryPolicies implements Policies {
  private final ProtectionMemory memory;

  InMemoryPolicies(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Change add(Policy policy) {
    synchronized (memory.jobs) {
      Optional<PolicyId> holder = otherOfTheName(policy);
      if (holder.isPresent()) {
        return new Change.NameTaken(holder.get());
      }
      memory.policies.put(policy.id(), policy);
      return new Change.Done();
    }
  }

  @Override
  public Optional<Policy> find(TenantId tenant, PolicyId id) {
    synchronized (memory.jobs) {
      return memory.policy(tenant, id);
    }
  }

  @Override
  public List<Policy> list(TenantId tenant, Query query) {
    synchronized (memory.jobs) {
      return memory.policies.values().stream()
          .filter(policy -> policy.tenant().equals(tenant))
          .filter(policy -> query.ids().isEmpty() || query.ids().contains(policy.id()))
          .filter(
              policy -> query.names().isEmpty() || query.names().contains(policy.settings().name()))
          .sorted(
              Comparator.comparing((Policy policy) -> policy.settings().name(), CodePoints.ORDER)
                  .thenComparingLong(policy -> policy.id().number()))
          .toList();
    }
  }

  @Override
  public Change replace(Policy changed, Instant read, Instant now) {
    synchronized (memory.jobs) {
      Optional<Policy> former = memory.policy(changed.tenant(), changed.id());
      if (former.isEmpty()) {
        return new Change.NotThere();
      }
      if (!former.get().modified().equals(read)) {
        return new Change.Stale();
      }
      Optional<PolicyId> holder = otherOfTheName(changed);
      if (holder.isPresent()) {
        return new Change.NameTaken(holder.get());
      }
      memory.policies.put(changed.id(), changed);
      memory
          .undeleted(changed.tenant())
          .filter(group -> group.settings().policy().equals(changed.id()))
          .toList()
          .forEach(group -> memory.put(GroupFilter.revised(group.lookedAt(now))));
      return new Change.Done();
    }
  }

  @Override
  public Change remove(TenantId tenant, PolicyId id) {
    synchronized (memory.jobs) {
      if (memory.policy(tenant, id).isEmpty()) {
        return new Change.NotThere();
      }
      List<String> users = memory.usersOf(tenant, id);
      if (!users.isEmpty()) {
        return new Change.InUse(users);
      }
      memory.policies.remove(id);
      return new Change.Done();
    }
  }

  @Override
  public Map<PolicyId, PolicyUse> uses(TenantId tenant, Set<PolicyId> ids) {
    synchronized (memory.jobs) {
      Map<PolicyId, PolicyUse> uses = new HashMap<>();
      for (PolicyId id : ids) {
        List<ProtectionGroup> users =
            memory.undeleted(tenant).filter(group -> group.settings().policy().equals(id)).toList();
        long objects =
            users.stream()
                .flatMap(group -> group.settings().protection().objects().stream())
                .distinct()
                .count();
        if (!users.isEmpty()) {
          uses.put(id, new PolicyUse(users.size(), objects));
        }
      }
      return uses;
    }
  }

  @Override
  public Set<PolicyId> protectingOnce(TenantId tenant, Set<PolicyId> among) {
    return list(tenant, new Query(among, Set.of())).stream()
        .filter(policy -> among.contains(policy.id()) && policy.settings().protectsOnce())
        .map(Policy::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<PolicyId> otherOfTheName(Policy policy) {
    return memory.policies.values().stream()
        .filter(other -> other.tenant().equals(policy.tenant()) && !other.id().equals(policy.id()))
        .filter(other -> other.settings().name().equals(policy.settings().name()))
        .map(Policy::id)
        .findFirst();
  }
}
