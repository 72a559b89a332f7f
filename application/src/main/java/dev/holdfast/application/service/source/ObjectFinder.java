package dev.holdfast.application.service.source;

import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.service.source.SearchObjectsService.Stores;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds objects with the undeleted groups that protect them, in four queries. */
record ObjectFinder(Stores stores, TenantId tenant, ObjectQuery query, Instant now) {

  List<FoundObject> result() {
    Map<ObjectId, List<InGroup>> groups = groupsOfObjects();
    return stores.registrations().objects(tenant).stream()
        .filter(this::isWanted)
        .map(object -> new FoundObject(object, groups.getOrDefault(object.id(), List.of())))
        .filter(this::isWanted)
        .limit(query.limit())
        .toList();
  }

  private Map<ObjectId, List<InGroup>> groupsOfObjects() {
    List<ProtectionGroup> all = stores.groups().list(tenant, GroupQuery.ALL, now);
    Map<PolicyId, String> policies =
        stores.policies().list(tenant, Policies.Query.ALL).stream()
            .collect(Collectors.toMap(Policy::id, policy -> policy.settings().name()));
    Map<GroupId, Run> newest =
        stores.runs().newest(tenant, all.stream().map(ProtectionGroup::id).toList());
    Map<ObjectId, List<InGroup>> groups = new HashMap<>();
    for (ProtectionGroup group : all) {
      InGroup in = inGroup(group, policies, newest.get(group.id()));
      for (ObjectId object : group.settings().files().objects()) {
        groups.computeIfAbsent(object, unused -> new ArrayList<>()).add(in);
      }
    }
    return groups;
  }

  private InGroup inGroup(
      ProtectionGroup group, Map<PolicyId, String> policies, @Nullable Run newest) {
    PolicyId policy = group.settings().policy();
    LastRun last =
        newest == null
            ? null
            : new LastRun(newest.id(), newest.state().status(), newest.isSlaViolated(now));
    return new InGroup(
        group.id(), group.settings().name(), policy, policies.getOrDefault(policy, ""), last);
  }

  private boolean isWanted(SourceObject object) {
    return isAmong(query.ids(), object.id())
        && (query.name() == null || query.name().matches(object.name()))
        && isAmong(query.osTypes(), object.osType())
        && (query.isRegistered() == null || query.isRegistered() == object.isRegistered())
        && isAfter(object);
  }

  private boolean isWanted(FoundObject found) {
    boolean isProtected = !found.groups().isEmpty();
    boolean hasGroup =
        query.groups().isEmpty()
            || found.groups().stream().anyMatch(in -> query.groups().contains(in.group()));
    boolean hasStatus =
        query.lastStatuses().isEmpty()
            || found.groups().stream().anyMatch(in -> hasStatus(in.lastRun()));
    return (query.isProtected() == null || query.isProtected() == isProtected)
        && hasGroup
        && hasStatus;
  }

  private boolean hasStatus(@Nullable LastRun run) {
    return run != null && query.lastStatuses().contains(run.status());
  }

  private boolean isAfter(SourceObject object) {
    return isAfter(query.after(), object);
  }

  static boolean isAfter(ObjectQuery.@Nullable Place after, SourceObject object) {
    if (after == null) {
      return true;
    }
    int byName = object.name().compareTo(after.name());
    return byName > 0 || (byName == 0 && object.id().number() > after.id().number());
  }

  static <T> boolean isAmong(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
