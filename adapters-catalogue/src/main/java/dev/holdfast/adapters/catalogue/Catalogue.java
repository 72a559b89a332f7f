package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.application.port.out.Users;

/**
 * An open catalogue. Safe for several threads; several processes may have the same file open, and
 * each sees what the others have written.
 *
 * <p>A call that must wait longer than the settings allow throws {@code UnavailableException}, and
 * so does every call once the catalogue is closed.
 */
public final class Catalogue implements AutoCloseable {
  private final Database database;
  private final Tenants tenants;
  private final Clients clients;
  private final Users users;
  private final TenantRoots tenantRoots;
  private final Jobs jobs;
  private final ConfigBackups configBackups;
  private final Numbers numbers;
  private final Policies policies;
  private final ProtectionGroups groups;
  private final Runs runs;
  private final KeptSnapshots kept;
  private final Registrations registrations;
  private final ObjectSearch search;
  private final Recoveries recoveries;
  private final AuditLog audit;

  private Catalogue(Database database) {
    this.database = database;
    this.tenants = new SqlTenants(database);
    this.clients = new SqlClients(database);
    this.users = new SqlUsers(database);
    this.tenantRoots = new SqlTenantRoots(database);
    this.jobs = new SqlJobs(database);
    this.configBackups = new SqlConfigBackups(database);
    this.numbers = new SqlNumbers(database);
    this.policies = new SqlPolicies(database);
    this.groups = new SqlProtectionGroups(database);
    this.runs = new SqlRuns(database);
    this.kept = new SqlKeptSnapshots(database);
    this.registrations = new SqlRegistrations(database);
    this.search = new SqlObjectSearch(database);
    this.recoveries = new SqlRecoveries(database);
    this.audit = new SqlAuditLog(database);
  }

  /**
   * Opens the catalogue, makes it if there is none, and migrates it if it is older.
   *
   * @throws dev.holdfast.domain.error.StateConflictException if a newer version of Holdfast wrote
   *     it
   * @throws dev.holdfast.domain.error.DamagedException if the file is no catalogue
   * @throws dev.holdfast.domain.error.UnavailableException if the file can't be read or written
   */
  public static Catalogue open(CatalogueSettings settings) {
    settings.file().createIfMissing();
    Connections connections = new Connections(settings);
    new Schema(settings.file(), connections).bringToNewest();
    return new Catalogue(new Database(connections, settings));
  }

  public Tenants tenants() {
    return tenants;
  }

  public Clients clients() {
    return clients;
  }

  public Users users() {
    return users;
  }

  public TenantRoots tenantRoots() {
    return tenantRoots;
  }

  public Jobs jobs() {
    return jobs;
  }

  public ConfigBackups configBackups() {
    return configBackups;
  }

  public Numbers numbers() {
    return numbers;
  }

  public Policies policies() {
    return policies;
  }

  public ProtectionGroups groups() {
    return groups;
  }

  public Runs runs() {
    return runs;
  }

  public KeptSnapshots kept() {
    return kept;
  }

  public Registrations registrations() {
    return registrations;
  }

  public ObjectSearch search() {
    return search;
  }

  public Recoveries recoveries() {
    return recoveries;
  }

  public AuditLog audit() {
    return audit;
  }

  /** Ends what is under way and folds the log into the file. */
  @Override
  public void close() {
    database.close();
  }
}
