package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/** The roots of the tenants of an {@link InMemoryTenants}. */
public final class InMemoryTenantRoots implements TenantRoots {
  private final InMemoryTenants tenants;

  public InMemoryTenantRoots(InMemoryTenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public List<SourcePath> of(TenantId tenant) {
    return tenants.roots(tenant);
  }

  @Override
  public void set(TenantId tenant, List<SourcePath> roots) {
    tenants.setRoots(tenant, roots);
  }
}
