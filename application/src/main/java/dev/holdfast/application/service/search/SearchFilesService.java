package dev.holdfast.application.service.search;

import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches the index of the tenant who asks; names of groups and hosts are those of now. */
public final class SearchFilesService implements SearchFiles {
  private final FileIndex index;
  private final ProtectionGroups groups;
  private final Policies policies;
  private final ObjectSearch objects;
  private final InstantSource clock;

  public SearchFilesService(
      FileIndex index,
      ProtectionGroups groups,
      Policies policies,
      ObjectSearch objects,
      InstantSource clock) {
    this.index = index;
    this.groups = groups;
    this.policies = policies;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public Found search(Principal principal, FileQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    TenantId tenant = principal.tenant();
    FoundFiles files = index.search(tenant, query);
    List<SnapshotLine> lines = files.page().stream().map(FileHit::line).distinct().toList();
    return new Found(
        files,
        groups(tenant, lines.stream().map(SnapshotLine::group).collect(Collectors.toSet())),
        objects(tenant, lines.stream().map(SnapshotLine::object).collect(Collectors.toSet())));
  }

  private Map<GroupId, InGroup> groups(TenantId tenant, Set<GroupId> ids) {
    List<ProtectionGroup> found =
        ids.stream().map(id -> groups.find(tenant, id)).flatMap(Optional::stream).toList();
    Map<PolicyId, String> names =
        found.stream()
            .map(group -> group.settings().policy())
            .distinct()
            .map(id -> policies.find(tenant, id))
            .flatMap(Optional::stream)
            .collect(Collectors.toMap(policy -> policy.id(), policy -> policy.settings().name()));
    return found.stream()
        .collect(
            Collectors.toMap(
                ProtectionGroup::id,
                group -> {
                  PolicyId policy = group.settings().policy();
                  return new InGroup(group.settings().name(), policy, names.get(policy));
                }));
  }

  private Map<ObjectId, SourceObject> objects(TenantId tenant, Set<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    ObjectQuery named =
        new ObjectQuery(ids, null, Set.of(), null, null, Set.of(), Set.of(), null, ids.size());
    return objects.objects(tenant, named, clock.instant()).stream()
        .map(FoundObject::object)
        .collect(Collectors.toMap(SourceObject::id, Function.identity()));
  }
}
