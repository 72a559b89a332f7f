package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files and folders that are wanted back, as the contract writes it. */
record WireRecoverFiles(
    @NotNull
        @NotEmpty(message = "must name at least one file or folder")
        @Size(max = RecoveryTask.PATHS_MAX)
        List<@Valid WireWantedPath> filesAndFolders,
    @NotNull @Pattern(regexp = SourceRequest.PHYSICAL, message = "must be kPhysical")
        String targetEnvironment,
    @NotNull @Valid Target physicalTargetParams) {

  /**
   * Where to, and how.
   *
   * @param continueOnError what the contract says of it: false where it is absent
   */
  record Target(
      @NotNull @Valid Host recoverTarget,
      @Nullable Boolean restoreToOriginalPaths,
      @Nullable Boolean overwriteExisting,
      @Nullable String alternateRestoreDirectory,
      @Nullable Boolean preserveAttributes,
      @Nullable Boolean preserveTimestamps,
      @Nullable Boolean preserveAcls,
      @Nullable Boolean continueOnError,
      @AssertFalse(message = "can't be true: files that came back are counted, and not listed")
          @Nullable Boolean saveSuccessFiles,
      @Valid @Nullable Vlan vlanConfig,
      @Pattern(
              regexp = "kRegular",
              message = "must be kRegular: access lists come back with their files")
          @Nullable String restoreEntityType) {

    private FileTarget target(String field, FieldCauses causes) {
      return new FileTarget(
          new ObjectId(recoverTarget.id()),
          folder(field, causes),
          Boolean.TRUE.equals(overwriteExisting),
          !Boolean.FALSE.equals(preserveAttributes),
          !Boolean.FALSE.equals(preserveTimestamps),
          !Boolean.FALSE.equals(preserveAcls),
          !Boolean.TRUE.equals(continueOnError));
    }

    private @Nullable SourcePath folder(String field, FieldCauses causes) {
      String alternate = alternateRestoreDirectory;
      if (alternate == null || alternate.isEmpty()) {
        if (Boolean.FALSE.equals(restoreToOriginalPaths)) {
          causes.add(
              field + ".alternateRestoreDirectory",
              "is missing; it says where to, as restoreToOriginalPaths is false.");
        }
        return null;
      }
      if (Boolean.TRUE.equals(restoreToOriginalPaths)) {
        causes.add(
            field + ".restoreToOriginalPaths",
            "is true, and an alternateRestoreDirectory is given; only one of both can be meant.");
      }
      return Reading.of(
          field + ".alternateRestoreDirectory", () -> new SourcePath(alternate), causes);
    }
  }

  /** The host whose disk it is. */
  record Host(@NotNull @Min(1) Long id) {}

  /** A network to go by; hosts here are reached by none. */
  record Vlan(
      @Null(message = Vlan.NONE) @Nullable Object id,
      @Null(message = Vlan.NONE) @Nullable Object interfaceName) {
    static final String NONE = "can't be used: the server's own machine is reached by no network";
  }

  /** What is asked for; what is wrong goes to the causes, and then it means nothing. */
  RecoveryTask task(String field, FieldCauses causes) {
    List<EntryPath> paths =
        WireWantedPath.paths(field + ".filesAndFolders", filesAndFolders, causes);
    FileTarget target = physicalTargetParams.target(field + ".physicalTargetParams", causes);
    causes.throwIfAny();
    return new RecoveryTask.Files(paths, target);
  }
}
