package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ReadSnapshots;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists snapshots with the names of their objects, in two queries however many they are. */
final class ReadSnapshotsService implements ReadSnapshots {
  private final ObjectSearch search;
  private final Registrations registrations;
  private final FileIndex index;

  ReadSnapshotsService(ObjectSearch search, Registrations registrations, FileIndex index) {
    this.search = search;
    this.registrations = registrations;
    this.index = index;
  }

  @Override
  public List<Shown> list(Principal principal, SnapshotQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    List<FoundSnapshot> found = search.snapshots(principal.tenant(), query);
    Set<ObjectId> ids =
        found.stream().map(one -> one.snapshot().object()).collect(Collectors.toUnmodifiableSet());
    Map<ObjectId, SourceObject> objects = registrations.objects(principal.tenant(), ids);
    return found.stream()
        .flatMap(
            one ->
                Optional.ofNullable(objects.get(one.snapshot().object()))
                    .map(object -> new Shown(one, object))
                    .stream())
        .toList();
  }

  @Override
  public Map<SnapshotId, IndexingStatus> indexing(
      Principal principal, Collection<SnapshotId> snapshots) {
    principal.require(Privilege.RESTORE_VIEW);
    Map<SnapshotId, IndexingStatus> noted = noted(principal.tenant(), snapshots);
    return snapshots.stream()
        .distinct()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), id -> noted.getOrDefault(id, IndexingStatus.IN_PROGRESS)));
  }

  private Map<SnapshotId, IndexingStatus> noted(TenantId tenant, Collection<SnapshotId> snapshots) {
    try {
      return index.statuses(tenant, snapshots);
    } catch (UnavailableException unreadable) {
      return Map.of();
    }
  }

  @Override
  public SourceObject object(Principal principal, ObjectId id) {
    principal.require(Privilege.RESTORE_VIEW);
    return Optional.ofNullable(registrations.objects(principal.tenant(), Set.of(id)).get(id))
        .orElseThrow(
            () -> new NotFoundException("object.missing", "There is no object " + id + "."));
  }
}
