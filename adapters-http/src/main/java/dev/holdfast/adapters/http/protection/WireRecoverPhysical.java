package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.recovery.RecoveryTask;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted back of physical hosts, as the contract writes it. */
record WireRecoverPhysical(
    @NotNull @NotEmpty(message = "must name at least one snapshot")
        List<@Valid WireSnapshotChoice> objects,
    @NotNull String recoveryAction,
    @Valid @Nullable WireRecoverFiles recoverFileAndFolderParams,
    @Valid @Nullable WireRecoverVolumes recoverVolumeParams) {
  private static final String PATH = "physicalParams";

  /** What is asked for; what is wrong goes to the causes, and then it means nothing. */
  Draft draft(String name, FieldCauses causes) {
    return new Draft(
        name, null, WireSnapshotChoice.choices(PATH + ".objects", objects), task(causes));
  }

  private RecoveryTask task(FieldCauses causes) {
    return switch (recoveryAction) {
      case RecoveryFilters.RECOVER_FILES ->
          required("recoverFileAndFolderParams", recoverFileAndFolderParams)
              .task(PATH + ".recoverFileAndFolderParams", causes);
      case RecoveryFilters.RECOVER_VOLUMES ->
          required("recoverVolumeParams", recoverVolumeParams)
              .task(PATH + ".recoverVolumeParams", causes);
      case "InstantVolumeMount" ->
          throw refused(
              "nothing is mounted here; bring files back with RecoverFiles, or look at them"
                  + " under /holdfast/v1/snapshots.");
      case "RecoverSystem" ->
          throw refused("a whole system can't be brought back at once; use RecoverFiles.");
      default ->
          throw Words.refusal(
              PATH + ".recoveryAction", "must be RecoverFiles or RecoverPhysicalVolumes.");
    };
  }

  private <T> T required(String field, @Nullable T params) {
    if (params == null) {
      throw Words.refusal(
          PATH + "." + field, "is missing; " + recoveryAction + " is described by it.");
    }
    return params;
  }

  private RuntimeException refused(String reason) {
    return Words.refusal(
        PATH + ".recoveryAction", "can't be %s: %s".formatted(recoveryAction, reason));
  }
}
