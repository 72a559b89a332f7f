package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupContent.Awaited;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupName;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What is said to the table of backups, within the caller's transaction. */
final class BackupTable {
  /** A backup and its job, which holds the state; the tenant is the one that was asked for. */
  static final String FROM =
      " FROM config_backup b JOIN job j ON j.tenant = b.tenant AND j.id = b.id"
          + " WHERE b.tenant = :tenant";

  static final String SELECT =
      "SELECT b.id, b.type, b.name, b.requester, b.requester_name, b.options, b.created,"
          + " j.modified, j.status, j.completed, j.reason, b.snapshot, b.object_count"
          + FROM;

  static final String FIND = SELECT + " AND b.id = :id";

  static final String STORE =
      """
      UPDATE config_backup SET snapshot = :snapshot, object_count = :objectCount
      WHERE (tenant, id) = (SELECT tenant, id FROM job WHERE \
      """
          + JobTable.IS_HELD
          + ")";

  static final String DELETE = "DELETE FROM config_backup WHERE tenant = :tenant AND id = :id";

  private BackupTable() {}

  /** Reads what {@link #SELECT} gives. */
  static RowMapper<ConfigBackup> mapper(TenantId tenant) {
    return Row.mapper(row -> read(tenant, row));
  }

  static Optional<ConfigBackup> find(Handle handle, TenantId tenant, JobId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant.value())
        .bind("id", id.toString())
        .map(mapper(tenant))
        .findOne();
  }

  static void insert(Handle handle, NewUpload upload, @Nullable String options) {
    ConfigBackup backup = upload.backup();
    handle
        .createUpdate(
            """
            INSERT INTO config_backup
              (tenant, id, type, name, requester, requester_name, content, options, created)
            VALUES
              (:tenant, :id, :type, :name, :requester, :requesterName, :content, :options, :created)
            """)
        .bind("tenant", backup.tenant().value())
        .bind("id", backup.id().toString())
        .bind("type", backup.type().name())
        .bind("name", backup.name().value())
        .bind("requester", backup.requester().value())
        .bind("requesterName", backup.requesterName())
        .bind("content", upload.content().hex())
        .bind("options", options)
        .bind("created", StoredTime.text(backup.created()))
        .execute();
  }

  /** Says what was stored; false, and nothing is changed, if the lease is no longer good. */
  static boolean store(Handle handle, Lease lease, Stored stored) {
    return JobTable.held(handle, STORE, lease)
            .bind("snapshot", stored.snapshot().value())
            .bind("objectCount", stored.objectCount())
            .execute()
        == 1;
  }

  static void delete(Handle handle, TenantId tenant, JobId id) {
    handle.createUpdate(DELETE).bind("tenant", tenant.value()).bind("id", id.toString()).execute();
  }

  private static ConfigBackup read(TenantId tenant, Row row) throws SQLException {
    JobId id = JobTable.id(row.text());
    BackupType type = BackupType.valueOf(row.text());
    BackupName name = new BackupName(row.text());
    ClientId requester = new ClientId(row.text());
    String requesterName = row.text();
    BundleOptions options = OptionsText.read(row.textOrNull());
    Instant created = row.time();
    Instant modified = row.time();
    JobState state = JobTable.state(row);
    BackupContent content = content(row.textOrNull(), row.number());
    return new ConfigBackup(
        id,
        tenant,
        type,
        name,
        requester,
        requesterName,
        options,
        created,
        modified,
        state,
        content);
  }

  private static BackupContent content(@Nullable String snapshot, long objectCount) {
    return snapshot == null ? new Awaited() : new Stored(new SnapshotId(snapshot), objectCount);
  }
}
