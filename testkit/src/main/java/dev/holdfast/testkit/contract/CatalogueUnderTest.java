package dev.holdfast.testkit.contract;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
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
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import java.time.Instant;

/**
 * The ports of one catalogue: what one of them stores, the others see.
 *
 * <p>Closing it is up to the test that made it.
 */
public record CatalogueUnderTest(
    Tenants tenants,
    Clients clients,
    Users users,
    TenantRoots tenantRoots,
    Jobs jobs,
    ConfigBackups configBackups,
    Numbers numbers,
    Policies policies,
    ProtectionGroups groups,
    Runs runs,
    KeptSnapshots kept,
    Registrations registrations,
    ObjectSearch search,
    Recoveries recoveries,
    AuditLog audit) {

  /** The client of the default tenant, once {@link #withTenants} has been called. */
  static final Client CLIENT = ClientBuilder.aClient().build();

  /** A client of another tenant, once {@link #withTenants} has been called. */
  static final Client STRANGER =
      ClientBuilder.aClient().of(new TenantId("other")).withId("client-of-other").build();

  /** Adds the default tenant and another one, each with a client. */
  CatalogueUnderTest withTenants() {
    tenants.add(new Tenant(CLIENT.tenant(), CLIENT.created()), CLIENT);
    tenants.add(new Tenant(STRANGER.tenant(), STRANGER.created()), STRANGER);
    return this;
  }

  /** Accepts the upload, and fails if it is refused. */
  ConfigBackup accepted(NewUpload upload) {
    ConfigBackups.Acceptance acceptance = configBackups.accept(upload);
    if (!(acceptance instanceof ConfigBackups.Acceptance.Accepted)) {
      throw new AssertionError("Not accepted: " + acceptance);
    }
    return upload.backup();
  }

  /** Claims a job for a minute, and fails if there is none. */
  Claim claimed(Instant now) {
    return jobs.claim("worker", now, now.plusSeconds(60), Choice.ANY)
        .orElseThrow(() -> new AssertionError("No job is waiting"));
  }
}
