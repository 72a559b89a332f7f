package dev.holdfast.application;

import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.application.port.in.setup.AddRecoveryPassword;
import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.application.port.in.setup.SetUpServer;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.application.port.out.Users;
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
import dev.holdfast.application.service.job.WorkOnJobsService;
import dev.holdfast.application.service.setup.AddRecoveryPasswordService;
import dev.holdfast.application.service.setup.AdministerTenantsService;
import dev.holdfast.application.service.setup.SetUpServerService;
import dev.holdfast.domain.job.JobKind;
import java.time.InstantSource;
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
      JsonCodec json,
      InstantSource clock,
      RandomGenerator chance) {}

  /**
   * What an operator may set.
   *
   * @param uploadBytesMax how long an uploaded file may be
   * @param uploadsMax how many uploads that have not failed a tenant may have
   */
  public record Limits(long uploadBytesMax, int uploadsMax) {
    /** 1 GiB: what one request may take of the disk. */
    public static final long UPLOAD_BYTES_MAX = 1L << 30;

    /** As many as the published service allows. */
    public static final int UPLOADS_MAX = 10;

    public static final Limits DEFAULT = new Limits(UPLOAD_BYTES_MAX, UPLOADS_MAX);

    public Limits {
      if (uploadBytesMax < 1 || uploadsMax < 1) {
        throw new IllegalArgumentException("Limits are at least 1");
      }
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
    this.workOnJobs =
        new WorkOnJobsService(
            ports.jobs(),
            Map.of(
                JobKind.CONFIG_UPLOAD,
                new StoreBundleHandler(
                    ports.configBackups(),
                    ports.staging(),
                    ports.snapshots(),
                    ports.json(),
                    ports.clock()),
                JobKind.SNAPSHOT_REMOVAL,
                new RemoveSnapshotHandler(ports.jobs(), ports.snapshots(), ports.clock())),
            ports.clock());
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
}
