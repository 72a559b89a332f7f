package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.SnapshotContent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a group protects of physical hosts, as the contract writes it. */
record WirePhysical(
    @NotNull String protectionType,
    @Valid @Nullable WireVolumeGroup volumeProtectionTypeParams,
    @Valid @Nullable WireFileGroup fileProtectionTypeParams) {
  static final String FILES = "kFile";
  static final String VOLUMES = "kVolume";

  static String typeOf(SnapshotContent content) {
    return switch (content) {
      case FILES -> FILES;
      case VOLUMES -> VOLUMES;
    };
  }
}
