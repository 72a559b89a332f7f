package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeRestores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What the work on a recovery needs.
 *
 * @param archivesKept from when a download is packed to the end of its archive
 */
record RecoveryTools(
    Recoveries recoveries,
    RecoveryEdits edits,
    FileRestores files,
    VolumeRestores volumes,
    Archives archives,
    TenantRoots roots,
    Jobs jobs,
    RecoveryProgress progress,
    Duration archivesKept,
    InstantSource clock) {

  /** The published API counts in microseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
