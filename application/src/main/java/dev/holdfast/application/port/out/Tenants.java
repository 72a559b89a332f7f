package dev.holdfast.application.port.out;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The tenants of the server. */
public interface Tenants {

  /**
   * Adds a tenant with its first client and its roots, all or nothing; durable on return.
   *
   * @return false, and nothing is changed, if the tenant is there already
   */
  boolean add(Tenant tenant, Client administrator, List<SourcePath> roots);

  /** The same, without roots. */
  default boolean add(Tenant tenant, Client administrator) {
    return add(tenant, administrator, List.of());
  }

  /**
   * Adds a tenant without a client and with these roots, all or nothing; durable on return.
   *
   * @return false, and nothing is changed, if the tenant is there already
   */
  boolean add(Tenant tenant, List<SourcePath> roots);

  Optional<Tenant> find(TenantId id);

  /** All of them, by name. */
  List<Tenant> all();
}
