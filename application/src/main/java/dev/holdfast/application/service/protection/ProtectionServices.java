package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.in.protection.ExpireSnapshots;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.ScheduleRuns;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.domain.job.JobKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts the services of groups and runs together, which share what none of them shows. */
public final class ProtectionServices {

  /** What they need of the world. */
  public record Ports(
      ProtectionGroups groups,
      Runs runs,
      KeptSnapshots kept,
      Policies policies,
      Registrations registrations,
      TenantRoots roots,
      Numbers numbers,
      Jobs jobs,
      SnapshotStore snapshots,
      FileSnapshots files,
      VolumeSnapshots volumes,
      Scripts scripts,
      Alerts alerts,
      InstantSource clock,
      RandomGenerator chance) {}

  private final ManageGroups manageGroups;
  private final StartRun startRun;
  private final ActOnRuns actOnRuns;
  private final UpdateRuns updateRuns;
  private final ReadRuns readRuns;
  private final ScheduleRuns scheduleRuns;
  private final ExpireSnapshots expireSnapshots;
  private final Map<JobKind, JobHandler> handlers;

  /**
   * The services over these ports.
   *
   * @param pruneDelay from the removal of a snapshot to the prune of its repository
   */
  public ProtectionServices(Ports ports, Duration pruneDelay) {
    GroupEdits edits = new GroupEdits(ports.groups(), ports.runs());
    NewRuns newRuns = new NewRuns(ports.registrations(), ports.numbers(), ports.chance());
    GroupDeletion deletion = new GroupDeletion(edits, ports.kept(), newRuns, ports.clock());
    RunProgress progress = new RunProgress();
    this.manageGroups =
        new ManageGroupsService(
            ports.groups(),
            edits,
            new GroupCheck(
                ports.policies(),
                ports.registrations(),
                ports.files(),
                ports.volumes(),
                ports.roots(),
                ports.scripts()),
            deletion,
            new GroupDisplay(ports.policies(), ports.registrations()),
            ports.numbers(),
            ports.clock());
    this.startRun = new StartRunService(edits, ports.policies(), newRuns, ports.clock());
    this.actOnRuns = new ActOnRunsService(edits, ports.runs(), newRuns, ports.clock());
    this.updateRuns =
        new UpdateRunsService(ports.groups(), ports.runs(), ports.kept(), ports.clock());
    this.readRuns = new ReadRunsService(ports.groups(), ports.runs(), ports.kept(), progress);
    this.scheduleRuns =
        new ScheduleRunsService(
            ports.groups(), ports.policies(), edits, newRuns, deletion, ports.clock());
    this.expireSnapshots =
        new ExpireSnapshotsService(ports.kept(), ports.jobs(), ports.clock(), ports.chance());
    this.handlers =
        Map.of(
            JobKind.PROTECTION_RUN,
            new RunProtectionHandler(tools(ports, edits, newRuns, progress)),
            JobKind.SNAPSHOT_DISPOSAL,
            new DisposeSnapshotsHandler(
                ports.kept(),
                ports.snapshots(),
                ports.jobs(),
                pruneDelay,
                ports.clock(),
                ports.chance()),
            JobKind.PRUNE,
            new PruneHandler(
                ports.kept(), ports.snapshots(), ports.jobs(), ports.clock(), ports.chance()));
  }

  private static RunTools tools(
      Ports ports, GroupEdits edits, NewRuns newRuns, RunProgress progress) {
    return new RunTools(
        edits,
        newRuns,
        ports.runs(),
        ports.kept(),
        ports.policies(),
        ports.roots(),
        ports.jobs(),
        ports.files(),
        ports.volumes(),
        ports.scripts(),
        ports.alerts(),
        progress,
        ports.clock());
  }

  public ManageGroups manageGroups() {
    return manageGroups;
  }

  public StartRun startRun() {
    return startRun;
  }

  public ActOnRuns actOnRuns() {
    return actOnRuns;
  }

  public UpdateRuns updateRuns() {
    return updateRuns;
  }

  public ReadRuns readRuns() {
    return readRuns;
  }

  public ScheduleRuns scheduleRuns() {
    return scheduleRuns;
  }

  public ExpireSnapshots expireSnapshots() {
    return expireSnapshots;
  }

  /** What works on the jobs of these services. */
  public Map<JobKind, JobHandler> handlers() {
    return handlers;
  }
}
