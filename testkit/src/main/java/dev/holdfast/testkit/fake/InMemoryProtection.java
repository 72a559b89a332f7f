package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;

/**
 * Policies, groups, runs, snapshots, recoveries and sources in memory: what one of the ports
 * stores, the others see. The monitor of the jobs guards them all, so that they change together.
 */
public record InMemoryProtection(
    Policies policies,
    ProtectionGroups groups,
    Runs runs,
    KeptSnapshots kept,
    Registrations registrations,
    ObjectSearch search,
    Recoveries recoveries,
    AuditLog audit) {

  /** Empty, with jobs that are added to these. */
  public static InMemoryProtection with(InMemoryJobs jobs) {
    ProtectionMemory memory = new ProtectionMemory(jobs);
    InMemoryRegistrations registrations = new InMemoryRegistrations(memory);
    return new InMemoryProtection(
        new InMemoryPolicies(memory),
        new InMemoryProtectionGroups(memory),
        new InMemoryRuns(memory),
        new InMemoryKeptSnapshots(memory),
        registrations,
        new InMemoryObjectSearch(memory, registrations),
        new InMemoryRecoveries(memory),
        new InMemoryAuditLog(memory));
  }
}
