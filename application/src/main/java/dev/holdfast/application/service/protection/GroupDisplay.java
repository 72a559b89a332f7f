package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ManageGroups.Shown;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what clients see of groups beside the groups, in two queries however many they are. */
final class GroupDisplay {
  private final Policies policies;
  private final Registrations registrations;

  GroupDisplay(Policies policies, Registrations registrations) {
    this.policies = policies;
    this.registrations = registrations;
  }

  List<Shown> of(TenantId tenant, List<ProtectionGroup> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    Set<PolicyId> once =
        policies.protectingOnce(
            tenant,
            groups.stream().map(group -> group.settings().policy()).collect(Collectors.toSet()));
    Map<ObjectId, SourceObject> objects = objects(tenant, groups);
    return groups.stream()
        .map(
            group ->
                new Shown(
                    group, once.contains(group.settings().policy()), objectsOf(group, objects)))
        .toList();
  }

  private Map<ObjectId, SourceObject> objects(TenantId tenant, List<ProtectionGroup> groups) {
    Set<ObjectId> ids =
        groups.stream()
            .flatMap(group -> group.settings().protection().objects().stream())
            .collect(Collectors.toSet());
    return registrations.objects(tenant, ids);
  }

  private static List<SourceObject> objectsOf(
      ProtectionGroup group, Map<ObjectId, SourceObject> objects) {
    return group.settings().protection().targets().stream()
        .flatMap(target -> Stream.ofNullable(objects.get(target.id())))
        .toList();
  }
}
