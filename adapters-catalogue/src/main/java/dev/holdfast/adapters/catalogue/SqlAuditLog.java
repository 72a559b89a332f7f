package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Audit entries in the order in which they were committed. */
final class SqlAuditLog implements AuditLog {
  static final String NEWEST =
      """
      SELECT at, principal, action, subject, detail FROM audit_entry
      WHERE tenant = :tenant ORDER BY number DESC LIMIT :max
      """;

  private final Database database;

  SqlAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public void add(AuditEntry entry) {
    database.write(
        handle -> {
          insert(handle, List.of(entry));
          return entry;
        });
  }

  @Override
  public List<AuditEntry> newest(TenantId tenant, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("tenant", tenant.value())
                .bind("max", max)
                .map(
                    Row.mapper(
                        row ->
                            new AuditEntry(
                                tenant,
                                row.time(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text())))
                .list());
  }

  static void insert(Handle handle, List<AuditEntry> entries) {
    for (AuditEntry entry : entries) {
      handle
          .createUpdate(
              """
              INSERT INTO audit_entry (tenant, at, principal, action, subject, detail)
              VALUES (:tenant, :at, :principal, :action, :subject, :detail)
              """)
          .bind("tenant", entry.tenant().value())
          .bind("at", StoredTime.text(entry.at()))
          .bind("principal", entry.principal())
          .bind("action", entry.action())
          .bind("subject", entry.subject())
          .bind("detail", entry.detail())
          .execute();
    }
  }
}
