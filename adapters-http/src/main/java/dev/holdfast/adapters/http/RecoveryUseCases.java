package dev.holdfast.adapters.http;

import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.in.recovery.ReadArchives;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.in.recovery.ReadSnapshots;

/** What the edge drives of snapshots and recoveries; each must be safe for several threads. */
public record RecoveryUseCases(
    ReadSnapshots readSnapshots,
    ManageRecoveries manageRecoveries,
    ReadRecoveries readRecoveries,
    ReadArchives readArchives) {}
