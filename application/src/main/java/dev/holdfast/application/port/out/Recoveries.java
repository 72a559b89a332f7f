package dev.holdfast.application.port.out;

import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recoveries of every tenant; each change is one transaction, durable on return. */
public interface Recoveries {
  /** How many entries are kept of one recovery. */
  int ENTRIES_MAX = RecoveredEntry.TOLD_MAX;

  /**
   * All that changes at once.
   *
   * @param recovery as it is to be; its revision is that of the one that was read, and the stored
   *     one gets the next
   * @param told what became of entries, in addition to what was told before; what is beyond {@link
   *     #ENTRIES_MAX} in all is dropped
   * @param hastensJob whether a worker is to claim its job at once, if it is not started
   * @param lease of the worker that makes the change; it must be good. Null if no worker does
   * @param endsJob whether the job of the lease has ended with this, and can be forgotten
   */
  record Change(
      Recovery recovery,
      List<RecoveredEntry> told,
      boolean hastensJob,
      @Nullable Lease lease,
      boolean endsJob,
      List<AuditEntry> audit) {
    public Change {
      told = List.copyOf(told);
      audit = List.copyOf(audit);
      if (endsJob && lease == null) {
        throw new IllegalArgumentException("A job ends in the hands of its worker");
      }
    }
  }

  /** What became of a change. */
  enum Outcome {
    DONE,
    /** Somebody else changed the recovery since it was read; nothing is changed. */
    STALE,
    /** Another worker has the job by now; nothing is changed. */
    LEASE_LOST
  }

  /** What became of a new recovery. */
  enum Addition {
    DONE,
    /** Another download of the tenant has the name; nothing is changed. */
    NAME_TAKEN,
    /** As many recoveries of the tenant are open as may be; nothing is changed. */
    TOO_MANY
  }

  /**
   * Adds a recovery with its job, both or neither.
   *
   * @param openMax how many recoveries of the tenant may be open
   */
  Addition add(Recovery recovery, Job job, int openMax, List<AuditEntry> audit);

  Optional<Recovery> find(TenantId tenant, RecoveryId id);

  /** Newest first. */
  List<Recovery> list(TenantId tenant, RecoveryQuery query);

  Outcome change(Change change);

  /**
   * What became of entries, in the order in which it was told.
   *
   * @param skipped how many of them are left out before the first
   */
  List<RecoveredEntry> told(TenantId tenant, RecoveryId id, int skipped, int max);
}
