package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Finds the objects of a tenant by what protects them and what is stored of them, as registrations,
 * groups, runs and kept snapshots say it. Each answer is of one moment.
 */
public interface ObjectSearch {

  /** Objects that are registered or have live snapshots; by name, then id. */
  List<FoundObject> objects(TenantId tenant, ObjectQuery query, Instant now);

  /** Objects that have live snapshots. */
  ProtectedObjects withSnapshots(TenantId tenant, LatestQuery query);

  /** Live snapshots, the newest run first; those of one run by the number of their object. */
  List<FoundSnapshot> snapshots(TenantId tenant, SnapshotQuery query);

  /** Which of the objects an undeleted group protects. */
  Set<ObjectId> inGroups(TenantId tenant, Set<ObjectId> among);
}
