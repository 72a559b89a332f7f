package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Tenants, and the first client of each. */
final class SqlTenants implements Tenants {
  private static final RowMapper<Tenant> TENANT =
      Row.mapper(row -> new Tenant(new TenantId(row.text()), row.time()));

  private final Database database;

  SqlTenants(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Tenant tenant, Client administrator, List<SourcePath> roots) {
    if (!administrator.tenant().equals(tenant.id())) {
      throw new IllegalArgumentException(
          "The first client of " + tenant.id() + " can't be one of " + administrator.tenant());
    }
    return database.write(
        handle -> {
          boolean isNew = insert(handle, tenant);
          if (isNew) {
            SqlClients.insert(handle, administrator);
            SqlTenantRoots.insert(handle, tenant.id(), roots);
          }
          return isNew;
        });
  }

  @Override
  public boolean add(Tenant tenant, List<SourcePath> roots) {
    return database.write(
        handle -> {
          boolean isNew = insert(handle, tenant);
          if (isNew) {
            SqlTenantRoots.insert(handle, tenant.id(), roots);
          }
          return isNew;
        });
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id, created FROM tenant WHERE id = :id")
                .bind("id", id.value())
                .map(TENANT)
                .findOne());
  }

  @Override
  public List<Tenant> all() {
    return database.read(
        handle ->
            handle.createQuery("SELECT id, created FROM tenant ORDER BY id").map(TENANT).list());
  }

  private static boolean insert(Handle handle, Tenant tenant) {
    return handle
            .createUpdate(
                "INSERT INTO tenant (id, created) VALUES (:id, :created) ON CONFLICT DO NOTHING")
            .bind("id", tenant.id().value())
            .bind("created", StoredTime.text(tenant.created()))
            .execute()
        == 1;
  }
}
