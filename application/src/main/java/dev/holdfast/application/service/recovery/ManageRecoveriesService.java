package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.out.Recoveries.Change;
import dev.holdfast.application.service.recovery.RecoveryEdits.Edit;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Urgency;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Accepts recoveries, and has them end. */
final class ManageRecoveriesService implements ManageRecoveries {
  /**
   * As many as people could still make sense of; a client that repeats itself for ever has more.
   */
  private static final int OPEN_MAX = 1_000;

  private final RecoveryTools tools;
  private final NewRecoveries newRecoveries;

  ManageRecoveriesService(RecoveryTools tools, NewRecoveries newRecoveries) {
    this.tools = tools;
    this.newRecoveries = newRecoveries;
  }

  @Override
  public Recovery create(Principal principal, Draft draft) {
    principal.require(Privilege.RESTORE_MODIFY);
    Recovery recovery = newRecoveries.of(principal, draft);
    return switch (tools.recoveries().add(recovery, job(recovery), OPEN_MAX, created(recovery))) {
      case DONE -> recovery;
      case NAME_TAKEN ->
          throw new StateConflictException(
              "recovery.name.taken",
              "Another download is called \"%s\"; choose another name.".formatted(draft.name()));
      case TOO_MANY ->
          throw new LimitReachedException(
              "recovery.limit",
              "%d recoveries wait or are under way; try again when some have ended."
                  .formatted(OPEN_MAX));
    };
  }

  @Override
  public void cancel(Principal principal, RecoveryId id) {
    principal.require(Privilege.RESTORE_MODIFY);
    tools
        .edits()
        .edit(
            principal.tenant(),
            id,
            stored -> {
              Instant now = tools.now();
              AuditEntry audit = entry(stored, principal.name(), "recovery.cancelled", now);
              return new Edit.Make(
                  new Change(stored.cancelled(now), List.of(), true, null, false, List.of(audit)));
            });
  }

  /** Somebody waits for it, other than for a scheduled run. */
  private static Job job(Recovery recovery) {
    return new Job(
        recovery.job(),
        recovery.tenant(),
        JobKind.RECOVERY,
        recovery.id().toString(),
        Urgency.HIGH,
        recovery.created().truncatedTo(ChronoUnit.MILLIS),
        new NotStarted());
  }

  private static List<AuditEntry> created(Recovery recovery) {
    return List.of(entry(recovery, recovery.createdBy(), "recovery.created", recovery.created()));
  }

  private static AuditEntry entry(Recovery recovery, String by, String action, Instant now) {
    return new AuditEntry(
        recovery.tenant(), now, by, action, "recovery " + recovery.id(), recovery.name());
  }
}
