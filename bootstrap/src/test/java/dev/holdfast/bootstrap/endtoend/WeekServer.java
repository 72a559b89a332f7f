package dev.holdfast.bootstrap.endtoend;

import dev.holdfast.adapters.catalogue.Catalogue;
import dev.holdfast.adapters.catalogue.CatalogueFile;
import dev.holdfast.adapters.catalogue.CatalogueSettings;
import dev.holdfast.adapters.storage.DataFolder;
import dev.holdfast.adapters.storage.EngineSnapshotFiles;
import dev.holdfast.adapters.storage.EngineSnapshotStore;
import dev.holdfast.adapters.storage.FileStaging;
import dev.holdfast.adapters.storage.LocalFileRestores;
import dev.holdfast.adapters.storage.LocalFileSnapshots;
import dev.holdfast.adapters.storage.LocalVolumeRestores;
import dev.holdfast.adapters.storage.LocalVolumeSnapshots;
import dev.holdfast.adapters.storage.SealedSecrets;
import dev.holdfast.adapters.storage.ZipArchives;
import dev.holdfast.adapters.storage.json.JacksonJsonCodec;
import dev.holdfast.adapters.storage.source.LocalHosts;
import dev.holdfast.adapters.storage.source.LocalScripts;
import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.testkit.engine.ManualTime;
import dev.holdfast.testkit.fake.InMemoryAlerts;
import dev.holdfast.testkit.fake.InMemoryFileIndex;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.QuickPasswordHashes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a server that protect files, wired as the server does it, but for the time, which
 * passes when it is told to, and for the threads, of which there are none.
 */
final class WeekServer implements AutoCloseable {
  private static final String ADDRESS = "a simulated week";
  private static final long ARCHIVES_BYTES_MAX = 1 << 20;

  private final ManualTime time;
  private final DataFolder folder;
  private final EngineSnapshotStore snapshots;
  private final Catalogue catalogue;
  private final FileStaging staging;
  private final HoldfastApplication application;
  private final Map<JobKind, Integer> completed = new EnumMap<>(JobKind.class);

  private WeekServer(Path data, ManualTime time, Interference interference) {
    SecureRandom chance = new SecureRandom();
    long pid = ProcessHandle.current().pid();
    this.time = time;
    this.folder = DataFolder.openForServer(data, pid, ADDRESS, chance);
    this.snapshots =
        new EngineSnapshotStore(
            folder,
            SealedSecrets.open(folder, chance),
            new EngineEnvironment(
                time, chance, time, Runnable::run, EngineSnapshotStore.lockTerms(folder, pid)));
    this.catalogue = Catalogue.open(CatalogueSettings.at(new CatalogueFile(folder.catalogue())));
    this.staging = new FileStaging(folder, chance);
    this.application = new HoldfastApplication(interference.in(ports(chance)), Limits.DEFAULT);
  }

  /**
   * Starts on a data folder, as it was left.
   *
   * @param interference may have it crash
   */
  static WeekServer start(Path data, ManualTime time, Interference interference) {
    WeekServer started = new WeekServer(data, time, interference);
    started.snapshots.removeLeftovers();
    started.application.workOnJobs().recover();
    return started;
  }

  private Ports ports(SecureRandom chance) {
    LocalFileSnapshots.Means reading =
        new LocalFileSnapshots.Means(time, ZoneOffset.UTC, 1, Runnable::run);
    LocalFileRestores.Means writing = new LocalFileRestores.Means(time, 1);
    return new Ports(
        catalogue.tenants(),
        catalogue.clients(),
        catalogue.users(),
        catalogue.tenantRoots(),
        new QuickPasswordHashes(),
        catalogue.jobs(),
        catalogue.configBackups(),
        staging,
        snapshots,
        snapshots,
        catalogue.numbers(),
        catalogue.policies(),
        catalogue.groups(),
        catalogue.runs(),
        catalogue.kept(),
        catalogue.registrations(),
        catalogue.search(),
        new LocalHosts("simulated"),
        new LocalFileSnapshots(folder, snapshots, reading),
        new LocalVolumeSnapshots(folder, snapshots, reading),
        catalogue.recoveries(),
        new LocalFileRestores(folder, snapshots, writing),
        new LocalVolumeRestores(folder, snapshots, writing),
        new ZipArchives(folder, snapshots, time, ARCHIVES_BYTES_MAX),
        new EngineSnapshotFiles(snapshots),
        new InMemoryFileIndex(),
        LocalScripts.none(),
        new InMemoryAlerts(),
        new JacksonJsonCodec(),
        time,
        chance);
  }

  HoldfastApplication application() {
    return application;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The snapshots that the catalogue says are there. */
  Set<SnapshotId> live() {
    return catalogue.kept().live(TenantId.DEFAULT);
  }

  /** How many jobs of each kind were completed by this server. */
  Map<JobKind, Integer> completed() {
    return completed;
  }

  /** The next instant at which a run or an expiry is due, but not later than another. */
  Instant nextDue(Instant latest) {
    Instant run = catalogue.groups().nextDue().orElse(latest);
    Instant expiry = catalogue.kept().nextExpiry().orElse(latest);
    Instant next = run.isBefore(expiry) ? run : expiry;
    return next.isBefore(latest) ? next : latest;
  }

  /** Does everything that is due now. */
  void work() {
    boolean hasWorked = true;
    while (hasWorked) {
      application.scheduleRuns().tick();
      application.expireSnapshots().tick();
      hasWorked = false;
      Outcome outcome = application.workOnJobs().runOne("worker", () -> false);
      while (!(outcome instanceof Outcome.Idle)) {
        hasWorked = true;
        note(outcome);
        outcome = application.workOnJobs().runOne("worker", () -> false);
      }
    }
  }

  private void note(Outcome outcome) {
    switch (outcome) {
      case Outcome.Idle idle -> {}
      case Outcome.PutBack putBack -> {}
      case Outcome.Completed done -> completed.merge(done.kind(), 1, Integer::sum);
      case Outcome.Failed failed -> throw new AssertionError(failed.reason(), failed.cause());
    }
  }

  @Override
  public void close() {
    staging.close();
    catalogue.close();
    snapshots.close();
    folder.close();
  }
}
