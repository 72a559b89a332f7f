package dev.holdfast.application;

import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.application.port.in.policy.ManagePolicies;
import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.in.protection.ExpireSnapshots;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.ScheduleRuns;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.in.recovery.ExpireArchives;
import dev.holdfast.application.port.in.recovery.ManageRecoveries;
import dev.holdfast.application.port.in.recovery.ReadArchives;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.application.port.in.recovery.ReadSnapshots;
import dev.holdfast.application.port.in.search.IndexSnapshots;
import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.in.setup.AddRecoveryPassword;
import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.application.port.in.setup.SetUpServer;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.application.port.out.Users;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.application.service.config.DeleteUploadService;
import dev.holdfast.application.service.config.ReadBackupsService;
import dev.holdfast.application.service.config.ReadBundleService;
import dev.holdfast.application.service.config.RemoveSnapshotHandler;
import dev.holdfast.application.service.config.StoreBundleHandler;
import dev.holdfast.application.service.config.StoreUploadService;
import dev.holdfast.application.service.identity.AuthenticateService;
import dev.holdfast.application.service.identity.LogInService;
import dev.holdfast.application.service.identity.ManageUsersService;
import dev.holdfast.application.service.identity.PasswordCheck;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.WorkOnJobsService;
import dev.holdfast.application.service.policy.ManagePoliciesService;
import dev.holdfast.application.service.protection.ProtectionServices;
import dev.holdfast.application.service.recovery.RecoveryServices;
import dev.holdfast.application.service.search.SearchServices;
import dev.holdfast.application.service.setup.AddRecoveryPasswordService;
import dev.holdfast.application.service.setup.AdministerTenantsService;
import dev.holdfast.application.service.setup.SetUpServerService;
import dev.holdfast.application.service.snapshot.BrowseSnapshotsService;
import dev.holdfast.application.service.snapshot.LiveSnapshots;
import dev.holdfast.application.service.source.ManageSourcesService;
import dev.holdfast.application.service.source.SearchObjectsService;
import dev.holdfast.domain.job.JobKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Holdfast as a library: hand in the ports, take out the use cases.
 *
 * <p>One instance serves any number of threads, if the ports do. It starts no threads itself:
 * whoever embeds it calls {@link WorkOnJobs#recover} once, before anything else, and then {@link
 * WorkOnJobs#runOne} as often and on as many threads as it likes.
 */
public final class HoldfastApplication {

  /**
   * What the application needs of the world.
   *
   * @param clock the time of day; times are kept in milliseconds
   * @param chance makes ids and secrets, so it must be one that nobody can guess, such as {@code
   *     SecureRandom}
   */
  public record Ports(
      Tenants tenants,
      Clients clients,
      Users users,
      TenantRoots tenantRoots,
      PasswordHashes passwordHashes,
      Jobs jobs,
      ConfigBackups configBackups,
      Staging staging,
      SnapshotStore snapshots,
      RecoveryPasswords recoveryPasswords,
      Numbers numbers,
      Policies policies,
      ProtectionGroups groups,
      Runs runs,
      KeptSnapshots kept,
      Registrations registrations,
      ObjectSearch search,
      Hosts hosts,
      FileSnapshots files,
      VolumeSnapshots volumes,
      Recoveries recoveries,
      FileRestores restores,
      VolumeRestores volumeRestores,
      Archives archives,
      SnapshotFiles snapshotFiles,
      FileIndex fileIndex,
      Scripts scripts,
      Alerts alerts,
      JsonCodec json,
      InstantSource clock,
      RandomGenerator chance) {}

  /**
   * What an operator may set.
   *
   * @param uploadBytesMax how long an uploaded file may be
   * @param uploadsMax how many uploads that have not failed a tenant may have
   * @param tenantJobsMax how many jobs of one tenant may be in progress at once
   * @param pruneDelay from the removal of a snapshot to the prune of its repository
   * @param archivesKept from when a download is packed to the end of its archive
   */
  public record Limits(
      long uploadBytesMax,
      int uploadsMax,
      int tenantJobsMax,
      Duration pruneDelay,
      Duration archivesKept) {
    /** 1 GiB: what one request may take of the disk. */
    public static final long UPLOAD_BYTES_MAX = 1L << 30;

    /** As many as the published service allows. */
    public static final int UPLOADS_MAX = 10;

    /** More than one disk serves well; the other workers are left to other tenants. */
    public static final int TENANT_JOBS_MAX = 4;

    /** Snapshots that expire within it share one prune, and their space is not missed so long. */
    public static final Duration PRUNE_DELAY = Duration.ofMinutes(15);

    /** Time enough to fetch an archive tomorrow; it takes room until then. */
    public static final Duration ARCHIVES_KEPT = Duration.ofHours(24);

    public static final Limits DEFAULT = of(UPLOAD_BYTES_MAX, UPLOADS_MAX);

    public Limits {
      if (uploadBytesMax < 1 || uploadsMax < 1 || tenantJobsMax < 1) {
        throw new IllegalArgumentException("Limits are at least 1");
      }
      if (pruneDelay.isNegative() || archivesKept.isNegative()) {
        throw new IllegalArgumentException("A delay is not negative");
      }
    }

    /** Limits of uploads, and all others as they are by default. */
    public static Limits of(long uploadBytesMax, int uploadsMax) {
      return new Limits(uploadBytesMax, uploadsMax, TENANT_JOBS_MAX, PRUNE_DELAY, ARCHIVES_KEPT);
    }
  }

  private final Authenticate authenticate;
  private final LogIn logIn;
  private final ManageUsers manageUsers;
  private final StoreUpload storeUpload;
  private final ReadBackups readBackups;
  private final DeleteUpload deleteUpload;
  private final ReadBundle readBundle;
  private final WorkOnJobs workOnJobs;
  private final SetUpServer setUpServer;
  private final AddRecoveryPassword addRecoveryPassword;
  private final AdministerTenants administerTenants;
  private final ManagePolicies managePolicies;
  private final ManageSources manageSources;
  private final SearchObjects searchObjects;
  private final ProtectionServices protection;
  private final RecoveryServices recovery;
  private final BrowseSnapshots browseSnapshots;
  private final SearchServices search;

  public HoldfastApplication(Ports ports, Limits limits) {
    this.authenticate = new AuthenticateService(ports.clients());
    PasswordCheck passwordCheck = new PasswordCheck(ports.passwordHashes(), ports.clock());
    this.logIn = new LogInService(ports.users(), passwordCheck);
    this.manageUsers =
        new ManageUsersService(ports.users(), passwordCheck, ports.passwordHashes(), ports.clock());
    this.storeUpload =
        new StoreUploadService(
            ports.configBackups(),
            ports.staging(),
            ports.json(),
            ports.clock(),
            ports.chance(),
            limits.uploadBytesMax(),
            limits.uploadsMax());
    this.readBackups = new ReadBackupsService(ports.configBackups());
    this.deleteUpload =
        new DeleteUploadService(ports.configBackups(), ports.clock(), ports.chance());
    this.readBundle = new ReadBundleService(ports.configBackups(), ports.snapshots(), ports.json());
    this.managePolicies =
        new ManagePoliciesService(ports.policies(), ports.numbers(), ports.clock());
    this.manageSources =
        new ManageSourcesService(
            ports.registrations(),
            ports.hosts(),
            ports.volumes(),
            ports.tenantRoots(),
            ports.numbers(),
            ports.clock());
    this.searchObjects = new SearchObjectsService(ports.search(), ports.clock());
    this.protection = new ProtectionServices(protectionPorts(ports), limits.pruneDelay());
    this.recovery = new RecoveryServices(recoveryPorts(ports), limits.archivesKept());
    this.browseSnapshots =
        new BrowseSnapshotsService(new LiveSnapshots(ports.kept()), ports.snapshotFiles());
    this.search = new SearchServices(searchPorts(ports));
    this.workOnJobs =
        new WorkOnJobsService(ports.jobs(), handlers(ports), limits.tenantJobsMax(), ports.clock());
    this.setUpServer = new SetUpServerService(ports.tenants(), ports.clock(), ports.chance());
    this.administerTenants =
        administerTenants(
            ports.tenants(),
            ports.tenantRoots(),
            ports.clients(),
            ports.users(),
            ports.passwordHashes(),
            ports.clock(),
            ports.chance());
    this.addRecoveryPassword =
        new AddRecoveryPasswordService(ports.tenants(), ports.recoveryPasswords(), ports.chance());
  }

  private static ProtectionServices.Ports protectionPorts(Ports ports) {
    return new ProtectionServices.Ports(
        ports.groups(),
        ports.runs(),
        ports.kept(),
        ports.policies(),
        ports.registrations(),
        ports.tenantRoots(),
        ports.numbers(),
        ports.jobs(),
        ports.snapshots(),
        ports.files(),
        ports.volumes(),
        ports.scripts(),
        ports.alerts(),
        ports.clock(),
        ports.chance());
  }

  private static RecoveryServices.Ports recoveryPorts(Ports ports) {
    return new RecoveryServices.Ports(
        ports.recoveries(),
        ports.restores(),
        ports.volumeRestores(),
        ports.archives(),
        ports.kept(),
        ports.groups(),
        ports.registrations(),
        ports.search(),
        ports.fileIndex(),
        ports.tenantRoots(),
        ports.numbers(),
        ports.jobs(),
        ports.clock(),
        ports.chance());
  }

  private static SearchServices.Ports searchPorts(Ports ports) {
    return new SearchServices.Ports(
        ports.fileIndex(),
        ports.snapshotFiles(),
        ports.kept(),
        ports.groups(),
        ports.policies(),
        ports.search(),
        ports.jobs(),
        ports.clock(),
        ports.chance());
  }

  private Map<JobKind, JobHandler> handlers(Ports ports) {
    Map<JobKind, JobHandler> handlers = new EnumMap<>(protection.handlers());
    handlers.put(JobKind.RECOVERY, recovery.handler());
    handlers.putAll(search.handlers());
    handlers.put(
        JobKind.CONFIG_UPLOAD,
        new StoreBundleHandler(
            ports.configBackups(),
            ports.staging(),
            ports.snapshots(),
            ports.json(),
            ports.clock()));
    handlers.put(
        JobKind.SNAPSHOT_REMOVAL,
        new RemoveSnapshotHandler(ports.jobs(), ports.snapshots(), ports.clock()));
    return handlers;
  }

  public Authenticate authenticate() {
    return authenticate;
  }

  public LogIn logIn() {
    return logIn;
  }

  public ManageUsers manageUsers() {
    return manageUsers;
  }

  public StoreUpload storeUpload() {
    return storeUpload;
  }

  public ReadBackups readBackups() {
    return readBackups;
  }

  public DeleteUpload deleteUpload() {
    return deleteUpload;
  }

  public ReadBundle readBundle() {
    return readBundle;
  }

  public WorkOnJobs workOnJobs() {
    return workOnJobs;
  }

  public SetUpServer setUpServer() {
    return setUpServer;
  }

  /** What an operator's command needs alone; nothing else is made for it. */
  public static AdministerTenants administerTenants(
      Tenants tenants,
      TenantRoots roots,
      Clients clients,
      Users users,
      PasswordHashes hashes,
      InstantSource clock,
      RandomGenerator chance) {
    return new AdministerTenantsService(tenants, roots, clients, users, hashes, clock, chance);
  }

  public AdministerTenants administerTenants() {
    return administerTenants;
  }

  public AddRecoveryPassword addRecoveryPassword() {
    return addRecoveryPassword;
  }

  public ManagePolicies managePolicies() {
    return managePolicies;
  }

  public SearchObjects searchObjects() {
    return searchObjects;
  }

  public ManageSources manageSources() {
    return manageSources;
  }

  public BrowseSnapshots browseSnapshots() {
    return browseSnapshots;
  }

  public ManageGroups manageGroups() {
    return protection.manageGroups();
  }

  public StartRun startRun() {
    return protection.startRun();
  }

  public ActOnRuns actOnRuns() {
    return protection.actOnRuns();
  }

  public UpdateRuns updateRuns() {
    return protection.updateRuns();
  }

  public ReadRuns readRuns() {
    return protection.readRuns();
  }

  public ScheduleRuns scheduleRuns() {
    return protection.scheduleRuns();
  }

  public ExpireSnapshots expireSnapshots() {
    return protection.expireSnapshots();
  }

  public ReadSnapshots readSnapshots() {
    return recovery.readSnapshots();
  }

  public ManageRecoveries manageRecoveries() {
    return recovery.manageRecoveries();
  }

  public ReadRecoveries readRecoveries() {
    return recovery.readRecoveries();
  }

  public ReadArchives readArchives() {
    return recovery.readArchives();
  }

  public ExpireArchives expireArchives() {
    return recovery.expireArchives();
  }

  public SearchFiles searchFiles() {
    return search.searchFiles();
  }

  public IndexSnapshots indexSnapshots() {
    return search.indexSnapshots();
  }
}
