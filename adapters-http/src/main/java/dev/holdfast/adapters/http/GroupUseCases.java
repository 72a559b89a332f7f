package dev.holdfast.adapters.http;

import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.in.protection.UpdateRuns;

/**
 * What the edge drives of protection groups and their runs; each must be safe for several threads.
 */
public record GroupUseCases(
    ManageGroups manageGroups,
    StartRun startRun,
    ActOnRuns actOnRuns,
    UpdateRuns updateRuns,
    ReadRuns readRuns) {}
