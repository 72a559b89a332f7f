package dev.holdfast.bootstrap;

import dev.holdfast.adapters.catalogue.Catalogue;
import dev.holdfast.adapters.catalogue.CatalogueFile;
import dev.holdfast.adapters.catalogue.CatalogueSettings;
import dev.holdfast.adapters.catalogue.files.SqlFileIndex;
import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.adapters.cli.Server.Started;
import dev.holdfast.adapters.http.GroupUseCases;
import dev.holdfast.adapters.http.HttpEdge;
import dev.holdfast.adapters.http.RecoveryUseCases;
import dev.holdfast.adapters.http.TokenKey;
import dev.holdfast.adapters.http.UseCases;
import dev.holdfast.adapters.http.protection.WireIds;
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
import dev.holdfast.adapters.storage.posix.Precedence;
import dev.holdfast.adapters.storage.source.LocalHosts;
import dev.holdfast.adapters.storage.source.LocalScripts;
import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.in.setup.AddRecoveryPassword;
import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.bootstrap.process.NativeLibraries;
import dev.holdfast.bootstrap.process.StopOrder;
import dev.holdfast.bootstrap.secret.Argon2PasswordHashes;
import dev.holdfast.bootstrap.secret.PemTls;
import dev.holdfast.bootstrap.secret.SelfSignedFile;
import dev.holdfast.bootstrap.secret.ServerTls;
import dev.holdfast.bootstrap.work.Bell;
import dev.holdfast.bootstrap.work.JobWorkers;
import dev.holdfast.bootstrap.work.LoggedAlerts;
import dev.holdfast.bootstrap.work.Timekeeper;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.ServerIdentity;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.lock.Scheduler;
import dev.holdfast.engine.repository.EngineEnvironment;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts together: {@link #server} and {@link #recoveryPasswords} say in which order, and
 * one method makes one part. Whatever must be stopped is noted as soon as it is there. Nothing is
 * decided here.
 */
final class Wiring {
  private static final System.Logger LOG = System.getLogger(Wiring.class.getName());
  private static final String TOKEN_KEY = "token-key";

  private final StopOrder stops;
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom chance = new SecureRandom();
  private final JsonCodec json = new JacksonJsonCodec();

  Wiring(StopOrder stops) {
    this.stops = stops;
  }

  /** A server that answers. What a crash left is put right before anybody can ask for it. */
  RunningServer server(Settings settings) {
    DataFolder folder = folderOfServer(settings);
    NativeLibraries.provideIn(folder.natives());
    SealedSecrets secrets = SealedSecrets.open(folder, chance);
    EngineSnapshotStore snapshots = snapshots(folder, secrets);
    snapshots.removeLeftovers().forEach(Wiring::warn);
    Catalogue catalogue = catalogue(folder);
    HoldfastApplication application =
        application(
            folder,
            catalogue,
            snapshots,
            new ZipArchives(folder, snapshots, clock, settings.archivesBytesMax()),
            scripts(settings),
            settings.limits());

    AdministratorFile administrator = new AdministratorFile(folder, json);
    boolean firstStart = application.setUpServer().setUp(administrator);
    application.workOnJobs().recover();

    Bell bell = new Bell(settings.workers());
    startWorkers(settings, application, bell);
    startTimekeepers(application);
    @Nullable ServerTls tls = tls(settings, folder);
    HttpEdge http =
        startHttp(settings, application, wireIds(catalogue), tokenKey(secrets), bell, tls);
    Started started =
        new Started(
            settings.address(http.port()),
            folder.path(),
            administrator.path(),
            firstStart,
            tls == null ? null : tls.fingerprint(),
            application.administerTenants().roots(TenantId.DEFAULT).contains(new SourcePath("/")));
    return new RunningServer(started, stops);
  }

  /** What a command about tenants needs, beside a server or without one. */
  AdministerTenants tenants(DataFolder folder) {
    NativeLibraries.provideIn(folder.natives());
    Catalogue catalogue = catalogue(folder);
    return HoldfastApplication.administerTenants(
        catalogue.tenants(),
        catalogue.tenantRoots(),
        catalogue.clients(),
        catalogue.users(),
        new Argon2PasswordHashes(chance),
        clock,
        chance);
  }

  /** The one use case of a command that works beside a server, or without one. */
  AddRecoveryPassword recoveryPasswords(DataFolder folder) {
    NativeLibraries.provideIn(folder.natives());
    SealedSecrets secrets = SealedSecrets.open(folder, chance);
    EngineSnapshotStore snapshots = snapshots(folder, secrets);
    return application(
            folder,
            catalogue(folder),
            snapshots,
            new ZipArchives(folder, snapshots, clock, 0),
            LocalScripts.none(),
            Limits.DEFAULT)
        .addRecoveryPassword();
  }

  /** The folder as a command sees it that works beside a server, or without one. */
  DataFolder folderBesideServer(Path data) {
    DataFolder folder = DataFolder.openBesideServer(data);
    stops.started("the data folder", folder::close);
    return folder;
  }

  private DataFolder folderOfServer(Settings settings) {
    DataFolder folder =
        DataFolder.openForServer(
            settings.data(), pid(), settings.address(settings.port()).toString(), chance);
    stops.started("the data folder", folder::close);
    return folder;
  }

  private HoldfastApplication application(
      DataFolder folder,
      Catalogue catalogue,
      EngineSnapshotStore snapshots,
      ZipArchives archives,
      Scripts scripts,
      Limits limits) {
    FileStaging staging = staging(folder);
    LocalFileSnapshots.Means reading = reading();
    LocalFileRestores.Means writing =
        new LocalFileRestores.Means(clock, Runtime.getRuntime().availableProcessors());
    Ports ports =
        new Ports(
            catalogue.tenants(),
            catalogue.clients(),
            catalogue.users(),
            catalogue.tenantRoots(),
            new Argon2PasswordHashes(chance),
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
            new LocalHosts(Main.version()),
            new LocalFileSnapshots(folder, snapshots, reading),
            new LocalVolumeSnapshots(folder, snapshots, reading),
            catalogue.recoveries(),
            new LocalFileRestores(folder, snapshots, writing),
            new LocalVolumeRestores(folder, snapshots, writing),
            archives,
            new EngineSnapshotFiles(snapshots),
            fileIndex(folder),
            scripts,
            new LoggedAlerts(),
            json,
            clock,
            chance);
    return new HoldfastApplication(ports, limits);
  }

  private LocalFileSnapshots.Means reading() {
    ExecutorService counting = Executors.newCachedThreadPool(daemons("count"));
    stops.started("the threads that count files", counting::shutdownNow);
    return new LocalFileSnapshots.Means(
        clock, ZoneId.systemDefault(), Runtime.getRuntime().availableProcessors(), counting);
  }

  private SqlFileIndex fileIndex(DataFolder folder) {
    SqlFileIndex index = new SqlFileIndex(folder.index());
    stops.started("the index of files", index::close);
    return index;
  }

  private static Scripts scripts(Settings settings) {
    return settings.scripts() == null ? LocalScripts.none() : LocalScripts.in(settings.scripts());
  }

  private Catalogue catalogue(DataFolder folder) {
    CatalogueFile file = new CatalogueFile(folder.catalogue());
    Catalogue catalogue = Catalogue.open(CatalogueSettings.at(file));
    stops.started("the catalogue", catalogue::close);
    return catalogue;
  }

  private FileStaging staging(DataFolder folder) {
    FileStaging staging = new FileStaging(folder, chance);
    stops.started("the staging area", staging::close);
    return staging;
  }

  private EngineSnapshotStore snapshots(DataFolder folder, SealedSecrets secrets) {
    EngineSnapshotStore snapshots = new EngineSnapshotStore(folder, secrets, engine(folder));
    stops.started("the repositories", snapshots::close);
    return snapshots;
  }

  private EngineEnvironment engine(DataFolder folder) {
    ScheduledExecutorService lockRefresh =
        Executors.newSingleThreadScheduledExecutor(daemons("lock-refresh"));
    stops.started("the refresh of locks", lockRefresh::shutdownNow);
    ExecutorService packs =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons("packs"));
    stops.started("the threads that store packs", packs::shutdownNow);
    return new EngineEnvironment(
        clock,
        chance,
        Scheduler.on(lockRefresh),
        packs,
        EngineSnapshotStore.lockTerms(folder, pid()));
  }

  /** Daemons, so that one that hangs in a system call does not outlive a process that stops. */
  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static void warn(HoldfastException failure) {
    LOG.log(System.Logger.Level.WARNING, failure.getMessage());
  }

  private TokenKey tokenKey(SealedSecrets secrets) {
    return TokenKey.of(secrets.findOrCreate(TOKEN_KEY, () -> TokenKey.generate(chance)));
  }

  private @Nullable ServerTls tls(Settings settings, DataFolder folder) {
    return switch (settings.tls()) {
      case Tls.None() -> null;
      case Tls.Files(Path certificate, Path key) -> PemTls.read(certificate, key);
      case Tls.SelfSigned() ->
          new SelfSignedFile(folder, LocalMachine.hostname(), chance).open(clock.instant());
    };
  }

  private void startWorkers(Settings settings, HoldfastApplication application, Bell bell) {
    JobWorkers workers = JobWorkers.start(application.workOnJobs(), settings.workers(), bell);
    stops.started("the workers", () -> workers.stop(Settings.WORKERS_STOP_MAX));
    JobWorkers background =
        JobWorkers.startInBackground(application.workOnJobs(), workers, Precedence::giveWay);
    stops.started("the worker in the background", () -> background.stop(Settings.WORKERS_STOP_MAX));
  }

  private WireIds wireIds(Catalogue catalogue) {
    ServerIdentity identity =
        catalogue.numbers().identity(ServerIdentity.of(chance, clock.instant()));
    return new WireIds(identity.cluster(), identity.incarnation());
  }

  private void startTimekeepers(HoldfastApplication application) {
    Timekeeper scheduler = Timekeeper.start("scheduler", application.scheduleRuns()::tick, clock);
    stops.started("the scheduler", () -> scheduler.stop(Settings.TIMEKEEPERS_STOP_MAX));
    Timekeeper expiry = Timekeeper.start("expiry", application.expireSnapshots()::tick, clock);
    stops.started("the expiry of snapshots", () -> expiry.stop(Settings.TIMEKEEPERS_STOP_MAX));
    Timekeeper archives = Timekeeper.start("archives", application.expireArchives()::tick, clock);
    stops.started("the expiry of archives", () -> archives.stop(Settings.TIMEKEEPERS_STOP_MAX));
    Timekeeper indexing = Timekeeper.start("indexing", application.indexSnapshots()::tick, clock);
    stops.started("the indexing of files", () -> indexing.stop(Settings.TIMEKEEPERS_STOP_MAX));
  }

  private HttpEdge startHttp(
      Settings settings,
      HoldfastApplication application,
      WireIds ids,
      TokenKey key,
      Bell bell,
      @Nullable ServerTls tls) {
    UseCases useCases =
        new UseCases(
            application.authenticate(),
            application.logIn(),
            application.manageUsers(),
            application.managePolicies(),
            application.manageSources(),
            application.searchObjects(),
            application.searchFiles(),
            ringAfterStore(bell, application.storeUpload()),
            application.readBackups(),
            ringAfterDelete(bell, application.deleteUpload()),
            application.readBundle(),
            application.browseSnapshots(),
            new GroupUseCases(
                application.manageGroups(),
                ringAfterStart(bell, application.startRun()),
                application.actOnRuns(),
                application.updateRuns(),
                application.readRuns()),
            new RecoveryUseCases(
                application.readSnapshots(),
                ringAfterCreate(bell, application.manageRecoveries()),
                application.readRecoveries(),
                application.readArchives()));
    HttpEdge http =
        HttpEdge.start(
            settings.http(tls == null ? null : tls.context()), useCases, ids, key, clock, chance);
    stops.started("the HTTP server", () -> http.stop(Settings.HTTP_STOP_MAX));
    return http;
  }

  private static StoreUpload ringAfterStore(Bell bell, StoreUpload storeUpload) {
    return (principal, parts) -> {
      ConfigBackup accepted = storeUpload.store(principal, parts);
      bell.ring();
      return accepted;
    };
  }

  private static StartRun ringAfterStart(Bell bell, StartRun startRun) {
    return (principal, group, type, choices) -> {
      Run accepted = startRun.start(principal, group, type, choices);
      bell.ring();
      return accepted;
    };
  }

  private static ManageRecoveries ringAfterCreate(Bell bell, ManageRecoveries recoveries) {
    return new ManageRecoveries() {
      @Override
      public Recovery create(Principal principal, Draft draft) {
        Recovery accepted = recoveries.create(principal, draft);
        bell.ring();
        return accepted;
      }

      @Override
      public void cancel(Principal principal, RecoveryId id) {
        recoveries.cancel(principal, id);
      }
    };
  }

  private static DeleteUpload ringAfterDelete(Bell bell, DeleteUpload deleteUpload) {
    return (principal, id) -> {
      deleteUpload.delete(principal, id);
      bell.ring();
    };
  }
}
