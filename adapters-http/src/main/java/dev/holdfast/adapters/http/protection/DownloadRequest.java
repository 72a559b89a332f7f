package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Draft;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.snapshot.EntryPath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files and folders that a client wants to fetch. */
record DownloadRequest(
    @NotNull String name,
    @NotNull @Valid WireSnapshotChoice object,
    @NotNull
        @NotEmpty(message = "must name at least one file or folder")
        @Size(max = RecoveryTask.PATHS_MAX)
        List<@Valid WireWantedPath> filesAndFolders,
    @Size(max = 0, message = "must be empty: a host has files, and no documents")
        @Nullable List<Object> documents,
    @Nullable String parentRecoveryId) {

  /**
   * What is asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong
   */
  Draft draft(WireIds ids) {
    FieldCauses causes = new FieldCauses();
    List<EntryPath> paths = WireWantedPath.paths("filesAndFolders", filesAndFolders, causes);
    RecoveryId parent =
        parentRecoveryId == null || parentRecoveryId.isEmpty()
            ? null
            : ids.recoveryIn("parentRecoveryId", parentRecoveryId, causes).orElse(null);
    causes.throwIfAny();
    return new Draft(
        name, parent, List.of(object.choice("object")), new RecoveryTask.Download(paths));
  }
}
