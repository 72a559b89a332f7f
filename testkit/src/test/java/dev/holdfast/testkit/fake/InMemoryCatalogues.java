package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;

/** Makes the ports of a catalogue in memory. */
final class InMemoryCatalogues {

  private InMemoryCatalogues() {}

  static CatalogueUnderTest empty() {
    InMemoryTenants tenants = new InMemoryTenants();
    InMemoryJobs jobs = new InMemoryJobs();
    InMemoryProtection protection = InMemoryProtection.with(jobs);
    return new CatalogueUnderTest(
        tenants,
        new InMemoryClients(tenants),
        new InMemoryUsers(),
        new InMemoryTenantRoots(tenants),
        jobs,
        new InMemoryConfigBackups(jobs),
        new InMemoryNumbers(),
        protection.policies(),
        protection.groups(),
        protection.runs(),
        protection.kept(),
        protection.registrations(),
        protection.search(),
        protection.recoveries(),
        protection.audit());
  }
}
