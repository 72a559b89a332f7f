package dev.holdfast.application.service.source;

import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.application.port.out.ObjectSearch;
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

/** Asks nothing where nothing can match. */
public final class SearchObjectsService implements SearchObjects {
  private final ObjectSearch search;
  private final InstantSource clock;

  public SearchObjectsService(ObjectSearch search, InstantSource clock) {
    this.search = search;
    this.clock = clock;
  }

  @Override
  public List<FoundObject> objects(Principal principal, ObjectQuery query) {
    principal.require(Privilege.OBJECT_SEARCH);
    return query.limit() == 0
        ? List.of()
        : search.objects(principal.tenant(), query, clock.instant());
  }

  @Override
  public ProtectedObjects protectedObjects(Principal principal, LatestQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    return query.limit() == 0
        ? ProtectedObjects.NONE
        : search.withSnapshots(principal.tenant(), query);
  }

  @Override
  public Set<ObjectId> inGroups(Principal principal, Set<ObjectId> among) {
    principal.require(Privilege.PROTECTION_VIEW);
    return among.isEmpty() ? Set.of() : search.inGroups(principal.tenant(), among);
  }
}
