package dev.holdfast.application.service.source;

import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.source.ObjectId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks nothing where nothing can match. */
public final class SearchObjectsService implements SearchObjects {

  /** What the search looks into. */
  public record Stores(
      Registrations registrations,
      ProtectionGroups groups,
      Policies policies,
      Runs runs,
      KeptSnapshots kept) {}

  private final Stores stores;
  private final InstantSource clock;

  public SearchObjectsService(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public List<FoundObject> objects(Principal principal, ObjectQuery query) {
    principal.require(Privilege.OBJECT_SEARCH);
    return query.limit() == 0 ? List.of() : found(principal, query);
  }

  @Override
  public ProtectedObjects protectedObjects(Principal principal, LatestQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    return query.limit() == 0
        ? ProtectedObjects.NONE
        : new LatestSearch(stores, principal.tenant(), query, clock.instant()).result();
  }

  @Override
  public Set<ObjectId> inGroups(Principal principal) {
    principal.require(Privilege.PROTECTION_VIEW);
    return found(principal, ObjectQuery.PROTECTED).stream()
        .map(found -> found.object().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<FoundObject> found(Principal principal, ObjectQuery query) {
    return new ObjectFinder(stores, principal.tenant(), query, clock.instant()).result();
  }
}
