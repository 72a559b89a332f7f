package dev.holdfast.application.port.out;

import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long the snapshots that runs made must stay. Each change is one transaction, durable on
 * return.
 */
public interface KeptSnapshots {

  /** A snapshot as it was read, and as it is to be. */
  record Swap(KeptSnapshot read, KeptSnapshot changed) {}

  /** The snapshots of each run, by the number of their object; runs without one are left out. */
  Map<RunId, List<KeptSnapshot>> ofRuns(TenantId tenant, Collection<RunId> runs);

  /** The newest live snapshot of an object in a group. */
  Optional<KeptSnapshot> newest(TenantId tenant, GroupId group, ObjectId object);

  /**
   * Live snapshots of a group, oldest first.
   *
   * @param after only those of runs that start later, in microseconds since 1970
   * @param max how many; those of runs that start together are never divided, so that there may be
   *     more by these
   */
  List<KeptSnapshot> ofGroup(TenantId tenant, GroupId group, long after, int max);

  /**
   * Changes them all, or none if one of them is not as it was read any more.
   *
   * @return whether they were changed
   */
  boolean swap(List<Swap> swaps, List<AuditEntry> audit);

  /** Live snapshots that may be over: expired, not held, and no lock in force. Of every tenant. */
  List<KeptSnapshot> expired(Instant now, int max);

  /** When {@link #expired} may find the next one; empty if never. */
  Optional<Instant> nextExpiry();

  /** Snapshots that are over, and still in the tenant's repository. */
  List<KeptSnapshot> toDispose(TenantId tenant, int max);

  /** Tenants for which {@link #toDispose} finds something. */
  Set<TenantId> tenantsToDispose();

  /** Notes that they are in the repository no more. */
  void disposed(List<Clearance> cleared);

  /**
   * A snapshot and when it last came or was over.
   *
   * @param revision greater than those of all changes of the tenant's snapshots before
   */
  record Changed(long revision, KeptSnapshot snapshot) {}

  /** The greatest revision of each tenant that ever had a snapshot. */
  Map<TenantId, Long> revisions();

  /** Snapshots that came or were over since a revision, in the order of their last change. */
  List<Changed> changedSince(TenantId tenant, long revision, int max);

  /** Every live snapshot of a tenant. */
  Set<SnapshotId> live(TenantId tenant);
}
