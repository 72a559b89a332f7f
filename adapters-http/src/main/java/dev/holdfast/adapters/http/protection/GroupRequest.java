package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Sla;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group as a client sends it, to make one or to replace one.
 *
 * @param lastModifiedTimestampUsecs as the client read it; whoever replaces a group compares it
 */
record GroupRequest(
    @NotNull @NotBlank @Size(max = GroupSettings.NAME_CHARACTERS_MAX) String name,
    @NotNull String policyId,
    @NotNull String environment,
    @Nullable String priority,
    @Nullable String description,
    @Valid @Nullable WireTimeOfDay startTime,
    @Min(1) @Max(WireMicros.MAX) @Nullable Long endTimeUsecs,
    @Nullable Long lastModifiedTimestampUsecs,
    @Valid @Nullable WireAlerts alertPolicy,
    @Nullable List<@Valid WireSla> sla,
    @Pattern(
            regexp = "kBackupHDD|kBackupSSD|kTestAndDevHigh|kBackupAll",
            message = "must be one of kBackupHDD, kBackupSSD, kTestAndDevHigh, kBackupAll")
        @Nullable String qosPolicy,
    @Nullable Boolean abortInBlackouts,
    @Nullable Boolean pauseInBlackouts,
    @Nullable Boolean isPaused,
    @Nullable List<@Valid WireKeyValue> advancedConfigs,
    @Valid @Nullable WirePhysical physicalParams,
    @Nullable Object mssqlParams,
    @Nullable Object kubernetesParams) {

  private static final String FILES = "physicalParams.fileProtectionTypeParams";
  private static final String VOLUMES = "physicalParams.volumeProtectionTypeParams";

  /**
   * What is asked for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong by itself; whether what it names is there is still to be checked
   */
  Draft draft(WireIds ids) {
    FieldCauses causes = new FieldCauses();
    requireRunnable(causes);
    causes.throwIfAny();
    Protection protection = protection(causes);
    Priority urgency =
        priority == null
            ? Priority.MEDIUM
            : KWords.read("priority", priority, Priority.class, causes);
    Alerting alerting = WireAlerts.alerting(alertPolicy, causes);
    List<Sla> slas = WireSla.obeyed(sla, causes);
    TimeOfDay start =
        startTime == null ? TimeOfDay.DEFAULT_START : causes.within("startTime", startTime::time);
    PolicyId policy = policy(ids, causes);
    causes.throwIfAny();
    GroupSettings settings =
        new GroupSettings(
            name,
            description == null ? "" : description,
            Objects.requireNonNull(policy),
            Objects.requireNonNull(urgency),
            inBlackouts(),
            slas,
            alerting,
            Objects.requireNonNull(protection),
            GroupHints.of(this).kept());
    return new Draft(
        settings,
        Objects.requireNonNull(start),
        endTimeUsecs == null ? GroupTiming.NO_END : WireMicros.instant(endTimeUsecs),
        Boolean.TRUE.equals(isPaused));
  }

  private void requireRunnable(FieldCauses causes) {
    switch (environment) {
      case "kPhysical" -> requireParams(causes);
      case "kSQL", "kKubernetes" ->
          causes.add(
              "environment",
              "can't be "
                  + environment
                  + ": Holdfast protects kPhysical only, files and volumes of hosts.");
      default -> causes.add("environment", "must be one of kPhysical, kSQL, kKubernetes.");
    }
    if (Boolean.TRUE.equals(abortInBlackouts) && Boolean.TRUE.equals(pauseInBlackouts)) {
      causes.add("abortInBlackouts", "excludes pauseInBlackouts; a run can't be both.");
    }
  }

  private void requireParams(FieldCauses causes) {
    if (mssqlParams != null) {
      causes.add("mssqlParams", "can't be used with the environment kPhysical.");
    }
    if (kubernetesParams != null) {
      causes.add("kubernetesParams", "can't be used with the environment kPhysical.");
    }
    if (physicalParams == null) {
      causes.add("physicalParams", "is missing; the environment needs it.");
      return;
    }
    switch (physicalParams.protectionType()) {
      case WirePhysical.FILES -> {
        causes.required(FILES, fileParams(), "the protection type kFile needs it.");
        if (volumeParams() != null) {
          causes.add(VOLUMES, "can't be used with the protection type kFile.");
        }
      }
      case WirePhysical.VOLUMES -> {
        causes.required(VOLUMES, volumeParams(), "the protection type kVolume needs it.");
        if (fileParams() != null) {
          causes.add(FILES, "can't be used with the protection type kVolume.");
        }
      }
      default -> causes.add("physicalParams.protectionType", "must be one of kFile, kVolume.");
    }
  }

  private @Nullable Protection protection(FieldCauses causes) {
    WireVolumeGroup volumes = volumeParams();
    return volumes == null
        ? Objects.requireNonNull(fileParams()).protection(FILES, causes)
        : volumes.protection(VOLUMES, causes);
  }

  private @Nullable WireVolumeGroup volumeParams() {
    return physicalParams == null ? null : physicalParams.volumeProtectionTypeParams();
  }

  private @Nullable WireFileGroup fileParams() {
    return physicalParams == null ? null : physicalParams.fileProtectionTypeParams();
  }

  private BlackoutReaction inBlackouts() {
    if (Boolean.TRUE.equals(abortInBlackouts)) {
      return BlackoutReaction.ABORT;
    }
    return Boolean.TRUE.equals(pauseInBlackouts) ? BlackoutReaction.PAUSE : BlackoutReaction.GO_ON;
  }

  private @Nullable PolicyId policy(WireIds ids, FieldCauses causes) {
    try {
      return ids.policy(policyId);
    } catch (NotFoundException e) {
      causes.add("policyId", "names no policy: " + e.getMessage());
      return null;
    }
  }
}
