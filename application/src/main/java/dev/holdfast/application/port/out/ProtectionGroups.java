package dev.holdfast.application.port.out;

import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The protection groups of every tenant, each the root of its runs: whatever happens to a run is
 * one change of its group, all of it or nothing, durable on return.
 */
public interface ProtectionGroups {

  /** A group by its name within the server. */
  record Key(TenantId tenant, GroupId id) {}

  /**
   * All that changes at once.
   *
   * @param group as it is to be; its revision is that of the one that was read, and the stored one
   *     gets the next
   * @param runs that are new or changed; never one that had ended before
   * @param snapshots that are new
   * @param jobs that are new, to be claimed from their creation on
   * @param hastened jobs that a worker is to claim at once if they are not started
   * @param lease of the worker that makes the change; it must be good. Null if no worker does
   * @param endsJob whether the job of the lease has ended with this, and can be forgotten
   */
  record Change(
      ProtectionGroup group,
      List<Run> runs,
      List<KeptSnapshot> snapshots,
      List<Job> jobs,
      List<JobId> hastened,
      @Nullable Lease lease,
      boolean endsJob,
      List<AuditEntry> audit) {
    public Change {
      runs = List.copyOf(runs);
      snapshots = List.copyOf(snapshots);
      jobs = List.copyOf(jobs);
      hastened = List.copyOf(hastened);
      audit = List.copyOf(audit);
      if (endsJob && lease == null) {
        throw new IllegalArgumentException("A job ends in the hands of its worker");
      }
    }
  }

  /** What became of a change. */
  enum Outcome {
    DONE,
    /** Somebody else changed the group since it was read; nothing is changed. */
    STALE,
    /** Another worker has the job by now; nothing is changed. */
    LEASE_LOST,
    /** Another undeleted group of the tenant has the name; nothing is changed. */
    NAME_TAKEN,
    /** The tenant has no such policy; nothing is changed. */
    POLICY_MISSING
  }

  /** Adds a group; {@code DONE}, {@code NAME_TAKEN} or {@code POLICY_MISSING}. */
  Outcome add(ProtectionGroup group);

  Optional<ProtectionGroup> find(TenantId tenant, GroupId id);

  /** By name, then id. */
  List<ProtectionGroup> list(TenantId tenant, GroupQuery query, Instant now);

  /** Groups that the scheduler must look at, the longest due first. */
  List<Key> due(Instant now, int max);

  /** When the scheduler must look at the next group; empty if never. */
  Optional<Instant> nextDue();

  Outcome change(Change change);
}
