package dev.holdfast.application.port.out;

import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Finds what is or was protected. Each method takes a few queries, whatever the number of groups,
 * runs and snapshots beside those of the page that is asked for: people and their tools ask often,
 * and a tenant may have ten thousand groups.
 */
public interface ObjectSearch {

  /**
   * By name, then id.
   *
   * @param now tells whether a run that is under way has become too slow
   */
  List<FoundObject> find(TenantId tenant, ObjectQuery query, Instant now);

  /** Objects with live snapshots that match. */
  ProtectedObjects latest(TenantId tenant, LatestQuery query);
}
