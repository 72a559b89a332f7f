package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.domain.policy.FieldCauses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A recovery as a client asks for it. */
record RecoveryRequest(
    @NotNull String name,
    @NotNull String snapshotEnvironment,
    @Valid @Nullable WireRecoverPhysical physicalParams) {

  /**
   * What is asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong
   */
  Draft draft() {
    if (!snapshotEnvironment.equals(SourceRequest.PHYSICAL)) {
      throw Words.refusal(
          "snapshotEnvironment", "must be kPhysical: Holdfast has snapshots of no other kind yet.");
    }
    if (physicalParams == null) {
      throw Words.refusal("physicalParams", "is missing; a recovery of a host is described by it.");
    }
    FieldCauses causes = new FieldCauses();
    Draft draft = physicalParams.draft(name, causes);
    causes.throwIfAny();
    return draft;
  }
}
