package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as it is stored, but for what has a column of its own.
 *
 * @param job as text
 */
public record RecoveryDocument(
    RecoveryTask task,
    List<RecoveredSnapshot> snapshots,
    RecoveryState state,
    @Nullable Archive archive,
    String createdBy,
    String job) {

  public static RecoveryDocument of(Recovery recovery) {
    return new RecoveryDocument(
        recovery.task(),
        recovery.snapshots(),
        recovery.state(),
        recovery.archive(),
        recovery.createdBy(),
        recovery.job().toString());
  }

  /** What the columns hold. */
  public record Columns(
      RecoveryId id,
      TenantId tenant,
      String name,
      @Nullable RecoveryId parent,
      Instant created,
      long revision) {}

  public Recovery recovery(Columns columns) {
    return new Recovery(
        columns.id(),
        columns.tenant(),
        columns.name(),
        columns.parent(),
        task,
        snapshots,
        state,
        archive,
        createdBy,
        columns.created(),
        JobId.parse(job)
            .orElseThrow(() -> new IllegalArgumentException("Not the id of a job: " + job)),
        columns.revision());
  }
}
