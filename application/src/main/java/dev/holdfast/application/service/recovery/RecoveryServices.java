package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ExpireArchives;
import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.in.recovery.ReadArchives;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.in.recovery.ReadSnapshots;
import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.snapshot.LiveSnapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Puts the services of recoveries together, which share what none of them shows. */
public final class RecoveryServices {

  /** What they need of the world. */
  public record Ports(
      Recoveries recoveries,
      FileRestores files,
      VolumeRestores volumes,
      Archives archives,
      KeptSnapshots kept,
      ProtectionGroups groups,
      Registrations registrations,
      ObjectSearch search,
      FileIndex index,
      TenantRoots roots,
      Numbers numbers,
      Jobs jobs,
      InstantSource clock,
      RandomGenerator chance) {}

  private final ManageRecoveries manageRecoveries;
  private final ReadRecoveries readRecoveries;
  private final ReadSnapshots readSnapshots;
  private final ReadArchives readArchives;
  private final ExpireArchives expireArchives;
  private final JobHandler handler;

  /**
   * The services over these ports.
   *
   * @param archivesKept from when a download is packed to the end of its archive
   */
  public RecoveryServices(Ports ports, Duration archivesKept) {
    RecoveryProgress progress = new RecoveryProgress();
    RecoveryTools tools =
        new RecoveryTools(
            ports.recoveries(),
            new RecoveryEdits(ports.recoveries()),
            ports.files(),
            ports.volumes(),
            ports.archives(),
            ports.roots(),
            ports.jobs(),
            progress,
            archivesKept,
            ports.clock());
    NewRecoveries newRecoveries =
        new NewRecoveries(
            new LiveSnapshots(ports.kept()),
            ports.groups(),
            ports.registrations(),
            ports.recoveries(),
            ports.files(),
            ports.volumes(),
            ports.roots(),
            ports.numbers(),
            ports.clock(),
            ports.chance());
    this.manageRecoveries = new ManageRecoveriesService(tools, newRecoveries);
    this.readRecoveries = new ReadRecoveriesService(ports.recoveries(), progress);
    this.readSnapshots =
        new ReadSnapshotsService(ports.search(), ports.registrations(), ports.index());
    this.readArchives =
        new ReadArchivesService(ports.recoveries(), ports.archives(), ports.clock());
    this.expireArchives = new ExpireArchivesService(ports.archives(), ports.clock());
    this.handler = new RecoverHandler(tools);
  }

  public ManageRecoveries manageRecoveries() {
    return manageRecoveries;
  }

  public ReadRecoveries readRecoveries() {
    return readRecoveries;
  }

  public ReadSnapshots readSnapshots() {
    return readSnapshots;
  }

  public ReadArchives readArchives() {
    return readArchives;
  }

  public ExpireArchives expireArchives() {
    return expireArchives;
  }

  /** Works on jobs of the kind {@code RECOVERY}. */
  public JobHandler handler() {
    return handler;
  }
}
