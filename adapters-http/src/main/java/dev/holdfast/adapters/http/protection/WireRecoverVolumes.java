package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.VolumeSelection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Volumes that are wanted back, as the contract writes it. */
record WireRecoverVolumes(
    @NotNull @Pattern(regexp = SourceRequest.PHYSICAL, message = "must be kPhysical")
        String targetEnvironment,
    @Valid @Nullable Target physicalTargetParams) {

  /** Where to. */
  record Target(
      @NotNull @Valid Host mountTarget,
      @NotNull
          @NotEmpty(message = "must name at least one volume")
          @Size(max = VolumeSelection.NAMES_MAX)
          List<@Valid @NotNull Mapping> volumeMapping,
      @AssertFalse(
              message =
                  "can't be true: Holdfast unmounts nothing, and writes to no volume that is in use")
          @Nullable Boolean forceUnmountVolume,
      @Valid WireRecoverFiles.@Nullable Vlan vlanConfig) {}

  /** The host whose volumes they become. */
  record Host(@NotNull @Min(1) Long id, @Nullable String name) {}

  /**
   * A volume and its destination.
   *
   * @param sourceVolumeGuid the id of a volume of the snapshot, or its path
   * @param destinationVolumeGuid the id of a volume of the host, or the path of a device or an
   *     image file
   */
  record Mapping(@NotNull String sourceVolumeGuid, @NotNull String destinationVolumeGuid) {
    static Mapping of(VolumeMapping mapping) {
      return new Mapping(mapping.source(), mapping.destination());
    }
  }

  /** What is asked for; what is wrong goes to the causes, and then it means nothing. */
  RecoveryTask task(String field, FieldCauses causes) {
    Target target = physicalTargetParams;
    if (target == null) {
      throw Words.refusal(field + ".physicalTargetParams", "is missing; it says where to.");
    }
    String place = field + ".physicalTargetParams.volumeMapping";
    List<VolumeMapping> volumes = new ArrayList<>();
    List<Mapping> given = target.volumeMapping();
    for (int i = 0; i < given.size(); i++) {
      Mapping one = given.get(i);
      VolumeMapping mapping =
          Reading.of(
              place + "[" + i + "]",
              () -> new VolumeMapping(one.sourceVolumeGuid(), one.destinationVolumeGuid()),
              causes);
      if (mapping != null) {
        volumes.add(mapping);
      }
    }
    causes.throwIfAny();
    return new RecoveryTask.Volumes(new ObjectId(target.mountTarget().id()), volumes);
  }
}
