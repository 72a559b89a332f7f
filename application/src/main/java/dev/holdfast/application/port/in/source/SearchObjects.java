package dev.holdfast.application.port.in.source;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.source.ObjectId;
import java.util.List;
import java.util.Set;

/** Finds the objects of a tenant, and what protects them. */
public interface SearchObjects {

  /** Objects by name, then id; needs {@code OBJECT_SEARCH}. */
  List<FoundObject> objects(Principal principal, ObjectQuery query);

  /** Objects that have live snapshots; needs {@code RESTORE_VIEW}. */
  ProtectedObjects protectedObjects(Principal principal, LatestQuery query);

  /** Which of the objects an undeleted group protects; needs {@code PROTECTION_VIEW}. */
  Set<ObjectId> inGroups(Principal principal, Set<ObjectId> among);
}
