package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** One row for each root. */
final class SqlTenantRoots implements TenantRoots {
  static final String OF_TENANT =
      "SELECT path FROM tenant_root WHERE tenant = :tenant ORDER BY path";

  private static final RowMapper<SourcePath> ROOT = Row.mapper(row -> new SourcePath(row.text()));

  private final Database database;

  SqlTenantRoots(Database database) {
    this.database = database;
  }

  @Override
  public List<SourcePath> of(TenantId tenant) {
    return database.read(
        handle -> handle.createQuery(OF_TENANT).bind("tenant", tenant.value()).map(ROOT).list());
  }

  @Override
  public void set(TenantId tenant, List<SourcePath> roots) {
    database.write(
        handle -> {
          handle
              .createUpdate("DELETE FROM tenant_root WHERE tenant = :tenant")
              .bind("tenant", tenant.value())
              .execute();
          insert(handle, tenant, roots);
          return tenant;
        });
  }

  static void insert(Handle handle, TenantId tenant, List<SourcePath> roots) {
    for (SourcePath root : roots) {
      handle
          .createUpdate(
              "INSERT INTO tenant_root (tenant, path) VALUES (:tenant, :path) ON CONFLICT DO NOTHING")
          .bind("tenant", tenant.value())
          .bind("path", root.value())
          .execute();
    }
  }
}
