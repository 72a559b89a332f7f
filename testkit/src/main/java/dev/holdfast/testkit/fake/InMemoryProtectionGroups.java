package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Groups in memory. */
final class InMemoryProtectionGroups implements ProtectionGroups {
  private final ProtectionMemory memory;

  InMemoryProtectionGroups(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Outcome add(ProtectionGroup group) {
    synchronized (memory.jobs) {
      Outcome outcome = fitting(group);
      if (outcome == Outcome.DONE) {
        memory.put(group);
      }
      return outcome;
    }
  }

  @Override
  public Optional<ProtectionGroup> find(TenantId tenant, GroupId id) {
    synchronized (memory.jobs) {
      return memory.group(tenant, id);
    }
  }

  @Override
  public List<ProtectionGroup> list(TenantId tenant, GroupQuery query, Instant now) {
    synchronized (memory.jobs) {
      GroupFilter filter = new GroupFilter(memory, query, now);
      return memory
          .groups(tenant)
          .filter(filter)
          .sorted(GroupFilter.BY_NAME)
          .limit(query.limit())
          .toList();
    }
  }

  @Override
  public List<Key> due(Instant now, int max) {
    synchronized (memory.jobs) {
      return memory.looks.stream()
          .takeWhile(look -> !look.at().isAfter(now))
          .limit(max)
          .map(look -> new Key(memory.known(look.group()).tenant(), look.group()))
          .toList();
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    synchronized (memory.jobs) {
      return memory.looks.stream().findFirst().map(ProtectionMemory.Look::at);
    }
  }

  @Override
  public Outcome change(Change change) {
    synchronized (memory.jobs) {
      if (change.lease() != null && !memory.jobs.isHeld(change.lease())) {
        return Outcome.LEASE_LOST;
      }
      ProtectionGroup group = change.group();
      if (memory
          .group(group.tenant(), group.id())
          .filter(stored -> stored.revision() == group.revision())
          .isEmpty()) {
        return Outcome.STALE;
      }
      Outcome outcome = fitting(group);
      if (outcome == Outcome.DONE) {
        make(change);
      }
      return outcome;
    }
  }

  private void make(Change change) {
    memory.put(GroupFilter.revised(change.group()));
    change.runs().forEach(memory.runs::put);
    change.snapshots().forEach(memory.snapshots::add);
    change.jobs().forEach(memory.jobs::add);
    change.hastened().forEach(memory.jobs::hasten);
    if (change.lease() != null && change.endsJob()) {
      memory.jobs.remove(change.lease().job());
    }
    memory.audit.addAll(change.audit());
  }

  /** A deleted group keeps neither its name nor its policy from others. */
  private Outcome fitting(ProtectionGroup group) {
    if (group.isDeleted()) {
      return Outcome.DONE;
    }
    boolean isTaken =
        memory
            .undeleted(group.tenant())
            .anyMatch(
                other ->
                    other.settings().name().equals(group.settings().name())
                        && !other.id().equals(group.id()));
    if (isTaken) {
      return Outcome.NAME_TAKEN;
    }
    return memory.policy(group.tenant(), group.settings().policy()).isPresent()
        ? Outcome.DONE
        : Outcome.POLICY_MISSING;
  }
}
