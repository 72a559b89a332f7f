package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.VolumeSelection;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group protects of one host's volumes, as the contract writes it.
 *
 * @param volumeGuids ids of volumes, or their paths; none for all that the operator allows
 */
record WireVolumeObject(
    @NotNull @Min(1) Long id,
    @Nullable String name,
    @Nullable List<@NotNull String> volumeGuids,
    @AssertFalse(message = "can't be true: Holdfast makes no bare-metal backups")
        @Nullable Boolean enableSystemBackup,
    @Nullable List<String> excludedVssWriters) {

  /**
   * A host as it is told.
   *
   * @param name null if it is not known any more
   * @param hints null if there are none of it
   */
  static WireVolumeObject of(
      ProtectedVolumes host, @Nullable String name, VolumeHints.@Nullable OfObject hints) {
    List<String> names = host.volumes().names();
    return new WireVolumeObject(
        host.id().number(),
        name,
        names.isEmpty() ? null : names,
        hints == null ? null : hints.enableSystemBackup(),
        hints == null ? null : hints.excludedVssWriters());
  }

  /** The host; null where something is wrong, which goes to the causes. */
  @Nullable ProtectedVolumes host(String field, FieldCauses causes) {
    VolumeSelection selection =
        volumeGuids == null
            ? VolumeSelection.ALL
            : Reading.of(field + ".volumeGuids", () -> new VolumeSelection(volumeGuids), causes);
    return selection == null ? null : new ProtectedVolumes(new ObjectId(id), selection);
  }
}
