package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What the work on a run needs. */
record RunTools(
    GroupEdits edits,
    NewRuns newRuns,
    Runs runs,
    KeptSnapshots kept,
    Policies policies,
    TenantRoots roots,
    Jobs jobs,
    FileSnapshots files,
    VolumeSnapshots volumes,
    Scripts scripts,
    Alerts alerts,
    RunProgress progress,
    InstantSource clock) {

  /** The published API counts in microseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
