package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.json.DocumentForm;
import dev.holdfast.adapters.catalogue.json.RunDocument;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What is said to the table of runs from more than one place, within the caller's transaction. */
final class RunTable {
  /** What {@link #read} reads. */
  static final String COLUMNS =
      "r.instance, r.started, r.tenant, r.group_number, r.type, r.document";

  static final String SELECT =
      "SELECT " + COLUMNS + " FROM protection_run r WHERE r.tenant = :tenant";

  static final RowMapper<Run> RUN = Row.mapper(RunTable::read);

  /** A run that has ended is not changed any more. */
  static final String PUT =
      """
      INSERT INTO protection_run
        (tenant, instance, started, group_number, type, status, ended, sla_end, document)
      VALUES
        (:tenant, :instance, :started, :group, :type, :status, :ended, :slaEnd, :document)
      ON CONFLICT (instance) DO UPDATE
      SET status = excluded.status, ended = excluded.ended, document = excluded.document
      WHERE ended IS NULL AND tenant = excluded.tenant AND group_number = excluded.group_number
      """;

  private static final DocumentForm<RunDocument> FORM = DocumentForm.of(RunDocument.class);

  private RunTable() {}

  static void put(Handle handle, Run run) {
    @Nullable Instant slaEnd = run.slaEnd();
    int changed =
        handle
            .createUpdate(PUT)
            .bind("tenant", run.tenant().value())
            .bind("instance", run.id().instance())
            .bind("started", run.id().startMicros())
            .bind("group", run.group().number())
            .bind("type", run.type().name())
            .bind("status", run.state().status().name())
            .bind("ended", run.end().map(StoredTime::text).orElse(null))
            .bind("slaEnd", slaEnd == null ? null : StoredTime.text(slaEnd))
            .bind("document", FORM.write(RunDocument.of(run)))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException("Run " + run.id() + " had ended");
    }
  }

  static Run read(Row row) throws SQLException {
    RunId id = new RunId(row.number(), row.number());
    TenantId tenant = new TenantId(row.text());
    GroupId group = new GroupId(row.number());
    RunType type = RunType.valueOf(row.text());
    return FORM.read(row.text()).run(id, tenant, group, type);
  }
}
