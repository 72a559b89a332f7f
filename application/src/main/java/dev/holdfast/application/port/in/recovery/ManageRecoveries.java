package dev.holdfast.application.port.in.recovery;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.source.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings something back from snapshots; needs {@code RESTORE_MODIFY}. */
public interface ManageRecoveries {

  /** The snapshot of an object that a run made. */
  record Choice(RunId run, ObjectId object) {}

  /**
   * What a client wants back.
   *
   * @param name for people; of downloads each another, in a tenant
   * @param parent the recovery that it belongs to; null if to none
   */
  record Draft(String name, @Nullable RecoveryId parent, List<Choice> choices, RecoveryTask task) {
    public Draft {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Accepts a recovery, which is durable on return; a job carries it out.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if there is no such target or parent,
   *     or a field is wrong
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such snapshot
   * @throws dev.holdfast.domain.error.ForbiddenException if the target leads out of the tenant's
   *     roots
   * @throws dev.holdfast.domain.error.StateConflictException if the name is taken
   * @throws dev.holdfast.domain.error.LimitReachedException if too many recoveries are open
   */
  Recovery create(Principal principal, Draft draft);

  /**
   * Has a recovery end at its next step; what has come back by then stays.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.StateConflictException if it has ended
   */
  void cancel(Principal principal, RecoveryId id);
}
