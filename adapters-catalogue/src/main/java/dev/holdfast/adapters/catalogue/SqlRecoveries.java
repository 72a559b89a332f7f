package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.json.DocumentForm;
import dev.holdfast.adapters.catalogue.json.RecoveryDocument;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryKind;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Recoveries: what is filtered by as columns, the rest as a document. */
final class SqlRecoveries implements Recoveries {
  static final String SELECT =
      "SELECT r.id, r.tenant, r.name, r.parent, r.created, r.revision, r.document"
          + " FROM recovery r WHERE ";

  static final String FIND = SELECT + "r.tenant = :tenant AND r.id = :id";

  static final String SAME_NAME =
      "SELECT id FROM recovery WHERE tenant = :tenant AND name = :name AND kind = 'DOWNLOAD'";

  static final String OPEN =
      "SELECT count(*) FROM recovery WHERE tenant = :tenant AND ended IS NULL";

  static final String COUNT_TOLD = "SELECT told FROM recovery WHERE tenant = :tenant AND id = :id";

  static final String TOLD =
      """
      SELECT e.object, e.path, e.result, e.reason
      FROM recovery r JOIN recovered_entry e ON e.recovery = r.id
      WHERE r.tenant = :tenant AND r.id = :id AND e.place >= :skipped AND e.place < :end
      ORDER BY e.place
      """;

  static final RowMapper<Recovery> RECOVERY = Row.mapper(SqlRecoveries::read);

  private static final DocumentForm<RecoveryDocument> FORM =
      DocumentForm.of(RecoveryDocument.class);

  private static final RowMapper<RecoveredEntry> ENTRY =
      Row.mapper(
          row ->
              new RecoveredEntry(
                  new ObjectId(row.number()),
                  new EntryPath(row.text()),
                  EntryResult.valueOf(row.text()),
                  row.text()));

  private final Database database;

  SqlRecoveries(Database database) {
    this.database = database;
  }

  @Override
  public Addition add(Recovery recovery, Job job, int openMax, List<AuditEntry> audit) {
    return database.write(
        handle -> {
          if (isNameTaken(handle, recovery)) {
            return Addition.NAME_TAKEN;
          }
          if (countOpen(handle, recovery.tenant()) >= openMax) {
            return Addition.TOO_MANY;
          }
          insert(handle, recovery);
          JobTable.insert(handle, job, job.created());
          SqlAuditLog.insert(handle, audit);
          return Addition.DONE;
        });
  }

  @Override
  public Optional<Recovery> find(TenantId tenant, RecoveryId id) {
    return database.read(handle -> find(handle, tenant, id));
  }

  @Override
  public List<Recovery> list(TenantId tenant, RecoveryQuery query) {
    return database.read(new RecoveryListing(tenant, query)::recoveries);
  }

  @Override
  public Outcome change(Change change) {
    return database.write(handle -> change(handle, change));
  }

  @Override
  public List<RecoveredEntry> told(TenantId tenant, RecoveryId id, int skipped, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(TOLD)
                .bind("tenant", tenant.value())
                .bind("id", id.number())
                .bind("skipped", skipped)
                .bind("end", skipped + (long) max)
                .map(ENTRY)
                .list());
  }

  private static Outcome change(Handle handle, Change change) {
    Lease lease = change.lease();
    if (lease != null && !JobTable.isHeld(handle, lease)) {
      return Outcome.LEASE_LOST;
    }
    Recovery recovery = change.recovery();
    boolean isAsRead =
        find(handle, recovery.tenant(), recovery.id())
            .filter(stored -> stored.revision() == recovery.revision())
            .isPresent();
    if (!isAsRead) {
      return Outcome.STALE;
    }
    int told = tell(handle, recovery, change.told());
    update(handle, recovery, told);
    if (change.hastensJob()) {
      JobTable.hasten(handle, recovery.tenant(), recovery.job());
    }
    if (lease != null && change.endsJob()) {
      JobTable.held(handle, JobTable.DELETE_HELD, lease).execute();
    }
    SqlAuditLog.insert(handle, change.audit());
    return Outcome.DONE;
  }

  /** Adds entries, and says how many there are then. */
  private static int tell(Handle handle, Recovery recovery, List<RecoveredEntry> entries) {
    int before =
        Math.toIntExact(
            handle
                .createQuery(COUNT_TOLD)
                .bind("tenant", recovery.tenant().value())
                .bind("id", recovery.id().number())
                .map(Row.mapper(Row::number))
                .one());
    List<RecoveredEntry> fitting =
        entries.subList(0, Math.min(entries.size(), ENTRIES_MAX - before));
    if (!fitting.isEmpty()) {
      insert(handle, recovery, fitting, before);
    }
    return before + fitting.size();
  }

  private static void insert(
      Handle handle, Recovery recovery, List<RecoveredEntry> entries, int first) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO recovered_entry (recovery, place, object, path, result, reason)
            VALUES (:recovery, :place, :object, :path, :result, :reason)
            """)) {
      int place = first;
      for (RecoveredEntry entry : entries) {
        batch
            .bind("recovery", recovery.id().number())
            .bind("place", place++)
            .bind("object", entry.object().number())
            .bind("path", entry.path().value())
            .bind("result", entry.result().name())
            .bind("reason", entry.reason())
            .add();
      }
      batch.execute();
    }
  }

  private static void insert(Handle handle, Recovery recovery) {
    @Nullable RecoveryId parent = recovery.parent();
    bind(
            handle.createUpdate(
                """
                INSERT INTO recovery
                  (id, tenant, name, kind, parent, status, created, ended, revision, told, document)
                VALUES
                  (:id, :tenant, :name, :kind, :parent, :status, :created, :ended, :revision, 0,
                   :document)
                """),
            recovery)
        .bind("name", recovery.name())
        .bind("kind", RecoveryKind.of(recovery.task()).name())
        .bind("parent", parent == null ? null : parent.number())
        .bind("created", StoredTime.text(recovery.created()))
        .bind("revision", recovery.revision())
        .execute();
  }

  private static void update(Handle handle, Recovery recovery, int told) {
    bind(
            handle.createUpdate(
                """
                UPDATE recovery
                SET status = :status, ended = :ended, revision = revision + 1, told = :told,
                  document = :document
                WHERE tenant = :tenant AND id = :id
                """),
            recovery)
        .bind("told", told)
        .execute();
  }

  private static Update bind(Update update, Recovery recovery) {
    return update
        .bind("id", recovery.id().number())
        .bind("tenant", recovery.tenant().value())
        .bind("status", recovery.state().status().name())
        .bind("ended", recovery.end().map(StoredTime::text).orElse(null))
        .bind("document", FORM.write(RecoveryDocument.of(recovery)));
  }

  private static boolean isNameTaken(Handle handle, Recovery recovery) {
    return RecoveryKind.of(recovery.task()) == RecoveryKind.DOWNLOAD
        && handle
            .createQuery(SAME_NAME)
            .bind("tenant", recovery.tenant().value())
            .bind("name", recovery.name())
            .map(Row.mapper(Row::number))
            .findOne()
            .isPresent();
  }

  private static long countOpen(Handle handle, TenantId tenant) {
    return handle
        .createQuery(OPEN)
        .bind("tenant", tenant.value())
        .map(Row.mapper(Row::number))
        .one();
  }

  private static Optional<Recovery> find(Handle handle, TenantId tenant, RecoveryId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant.value())
        .bind("id", id.number())
        .map(RECOVERY)
        .findOne();
  }

  private static Recovery read(Row row) throws SQLException {
    RecoveryId id = new RecoveryId(row.number());
    TenantId tenant = new TenantId(row.text());
    String name = row.text();
    @Nullable String parent = row.textOrNull();
    RecoveryDocument.Columns columns =
        new RecoveryDocument.Columns(
            id,
            tenant,
            name,
            parent == null ? null : new RecoveryId(Long.parseLong(parent)),
            row.time(),
            row.number());
    return FORM.read(row.text()).recovery(columns);
  }
}
