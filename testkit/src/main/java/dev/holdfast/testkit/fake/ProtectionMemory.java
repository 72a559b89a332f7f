package dev.holdfast.testkit.fake;

import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What policies, groups, runs, snapshots and recoveries in memory have in common. Guarded by the
 * monitor of its jobs, so that a group changes together with its jobs; runs and snapshots are in
 * tables of their own, which this guards too.
 */
final class ProtectionMemory {
  /** A group by when the scheduler must look at it. */
  record Look(Instant at, GroupId group) {}

  private static final Comparator<Look> BY_TIME =
      Comparator.comparing(Look::at).thenComparingLong(look -> look.group().number());

  final InMemoryJobs jobs;
  final RunTable runs = new RunTable();
  final SnapshotTable snapshots = new SnapshotTable();
  final Map<PolicyId, Policy> policies = new HashMap<>();
  final Map<RecoveryId, Recovery> recoveries = new HashMap<>();
  final Map<RecoveryId, List<RecoveredEntry>> recovered = new HashMap<>();
  final List<AuditEntry> audit = new ArrayList<>();
  private final Map<GroupId, ProtectionGroup> groups = new HashMap<>();
  final TreeSet<Look> looks = new TreeSet<>(BY_TIME);

  ProtectionMemory(InMemoryJobs jobs) {
    this.jobs = jobs;
  }

  Optional<ProtectionGroup> group(TenantId tenant, GroupId id) {
    return Optional.ofNullable(groups.get(id)).filter(group -> group.tenant().equals(tenant));
  }

  Optional<Policy> policy(TenantId tenant, PolicyId id) {
    return Optional.ofNullable(policies.get(id)).filter(policy -> policy.tenant().equals(tenant));
  }

  Stream<ProtectionGroup> groups(TenantId tenant) {
    return groups.values().stream().filter(group -> group.tenant().equals(tenant));
  }

  Stream<ProtectionGroup> undeleted(TenantId tenant) {
    return groups(tenant).filter(group -> !group.isDeleted());
  }

  /** The names of the undeleted groups that use a policy. */
  List<String> usersOf(TenantId tenant, PolicyId policy) {
    return undeleted(tenant)
        .filter(group -> group.settings().policy().equals(policy))
        .map(group -> group.settings().name())
        .sorted(CodePoints.ORDER)
        .toList();
  }

  /** The names of the undeleted groups that protect an object. */
  List<String> protectorsOf(TenantId tenant, ObjectId object) {
    return undeleted(tenant)
        .filter(group -> group.settings().protection().objects().contains(object))
        .map(group -> group.settings().name())
        .sorted(CodePoints.ORDER)
        .toList();
  }

  void put(ProtectionGroup group) {
    ProtectionGroup former = groups.put(group.id(), group);
    if (former != null) {
      looks.remove(new Look(former.nextLook(), former.id()));
    }
    if (group.nextLook().isBefore(ProtectionGroup.NEVER)) {
      looks.add(new Look(group.nextLook(), group.id()));
    }
  }

  ProtectionGroup known(GroupId id) {
    ProtectionGroup group = groups.get(id);
    if (group == null) {
      throw new IllegalStateException("There is no group " + id);
    }
    return group;
  }
}
