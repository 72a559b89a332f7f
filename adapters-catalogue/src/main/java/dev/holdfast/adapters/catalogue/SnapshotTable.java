package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What is said to the table of kept snapshots, within the caller's transaction. */
final class SnapshotTable {
  /** What {@link #read} reads. */
  static final String COLUMNS =
      "s.id, s.tenant, s.group_number, s.instance, s.started, s.object, s.content, s.taken, s.expiry,"
          + " s.lock_mode, s.lock_end, s.is_held, s.fate";

  static final String SELECT = "SELECT " + COLUMNS + " FROM kept_snapshot s";

  static final RowMapper<KeptSnapshot> SNAPSHOT = Row.mapper(SnapshotTable::read);

  /** Of {@link #SELECT} with the revision behind it. */
  static final RowMapper<Changed> CHANGED =
      Row.mapper(
          row -> {
            KeptSnapshot snapshot = read(row);
            return new Changed(row.number(), snapshot);
          });

  static final String UPDATE =
      """
      UPDATE kept_snapshot
      SET expiry = :expiry, lock_mode = :lockMode, lock_end = :lockEnd, is_held = :isHeld,
        fate = :fate, over = :over,
        revision = CASE WHEN fate = :fate THEN revision ELSE
          (SELECT coalesce(max(l.revision), 0) + 1 FROM kept_snapshot l WHERE l.tenant = :tenant)
        END
      WHERE tenant = :tenant AND id = :id
      """;

  private static final String INSERT =
      """
      INSERT INTO kept_snapshot
        (tenant, id, group_number, instance, started, object, content, taken, expiry, lock_mode,
         lock_end, is_held, fate, over, is_disposed, revision)
      VALUES
        (:tenant, :id, :group, :instance, :started, :object, :content, :taken, :expiry, :lockMode, :lockEnd,
         :isHeld, :fate, :over, 0,
         (SELECT coalesce(max(l.revision), 0) + 1 FROM kept_snapshot l WHERE l.tenant = :tenant))
      """;

  /** Of two runs of one start the one that was made later has the newer snapshot. */
  private static final String PUT_NEWEST =
      """
      INSERT INTO newest_snapshot (tenant, object, group_number, id, taken, instance, started)
      VALUES (:tenant, :object, :group, :id, :taken, :instance, :started)
      ON CONFLICT (tenant, object, group_number) DO UPDATE
      SET id = excluded.id, taken = excluded.taken, instance = excluded.instance,
        started = excluded.started
      WHERE (started, instance) < (excluded.started, excluded.instance)
      """;

  static final String DROP_NEWEST =
      """
      DELETE FROM newest_snapshot
      WHERE tenant = :tenant AND object = :object AND group_number = :group AND id = :id
      """;

  static final String NEWEST_OF =
      """
      INSERT INTO newest_snapshot (tenant, object, group_number, id, taken, instance, started)
      SELECT s.tenant, s.object, s.group_number, s.id, s.taken, s.instance, s.started
      FROM kept_snapshot s
      WHERE s.tenant = :tenant AND s.group_number = :group AND s.object = :object
        AND s.fate = 'LIVE'
      ORDER BY s.started DESC, s.instance DESC LIMIT 1
      """;

  /** Whether an object has snapshots, after that may have changed. */
  static final String MARK_OBJECT =
      """
      UPDATE source_object SET has_snapshots = 1 - has_snapshots
      WHERE id = :object AND tenant = :tenant AND has_snapshots <> EXISTS (
        SELECT 1 FROM newest_snapshot n WHERE n.tenant = :tenant AND n.object = :object)
      """;

  /** Of an object that was marked otherwise until now. */
  static final String COUNT_OBJECT =
      """
      INSERT INTO object_count (tenant, with_snapshots) VALUES (:tenant, 1)
      ON CONFLICT (tenant) DO UPDATE SET with_snapshots = with_snapshots + (
        SELECT 2 * has_snapshots - 1 FROM source_object WHERE id = :object)
      """;

  private SnapshotTable() {}

  static void insert(Handle handle, KeptSnapshot snapshot) {
    bind(handle.createUpdate(INSERT), snapshot)
        .bind("group", snapshot.group().number())
        .bind("instance", snapshot.run().instance())
        .bind("started", snapshot.run().startMicros())
        .bind("object", snapshot.object().number())
        .bind("content", snapshot.content().name())
        .bind("taken", StoredTime.text(snapshot.taken()))
        .execute();
    if (snapshot.isLive()) {
      bindPlace(handle.createUpdate(PUT_NEWEST), snapshot)
          .bind("id", snapshot.id().value())
          .bind("taken", StoredTime.text(snapshot.taken()))
          .bind("instance", snapshot.run().instance())
          .bind("started", snapshot.run().startMicros())
          .execute();
      markObject(handle, snapshot.tenant(), snapshot.object());
    }
  }

  /** A snapshot that is over stays so. */
  static void update(Handle handle, KeptSnapshot snapshot) {
    bind(handle.createUpdate(UPDATE), snapshot).execute();
    if (!snapshot.isLive()) {
      makeWayForTheNextNewest(handle, snapshot);
    }
  }

  static void markObject(Handle handle, TenantId tenant, ObjectId object) {
    boolean isChanged = aboutObject(handle, MARK_OBJECT, tenant, object).execute() == 1;
    if (isChanged) {
      aboutObject(handle, COUNT_OBJECT, tenant, object).execute();
    }
  }

  private static Update aboutObject(
      Handle handle, String statement, TenantId tenant, ObjectId object) {
    return handle
        .createUpdate(statement)
        .bind("tenant", tenant.value())
        .bind("object", object.number());
  }

  private static void makeWayForTheNextNewest(Handle handle, KeptSnapshot over) {
    boolean wasNewest =
        bindPlace(handle.createUpdate(DROP_NEWEST), over).bind("id", over.id().value()).execute()
            == 1;
    if (wasNewest) {
      bindPlace(handle.createUpdate(NEWEST_OF), over).execute();
      markObject(handle, over.tenant(), over.object());
    }
  }

  private static Update bindPlace(Update update, KeptSnapshot snapshot) {
    return update
        .bind("tenant", snapshot.tenant().value())
        .bind("object", snapshot.object().number())
        .bind("group", snapshot.group().number());
  }

  private static Update bind(Update update, KeptSnapshot snapshot) {
    String expiry = StoredTime.text(snapshot.expiry());
    update
        .bind("tenant", snapshot.tenant().value())
        .bind("id", snapshot.id().value())
        .bind("expiry", expiry)
        .bind("isHeld", snapshot.isHeld())
        .bind("fate", snapshot.fate().name());
    return switch (snapshot.lock()) {
      case SnapshotLock.None() ->
          update
              .bind("lockMode", (String) null)
              .bind("lockEnd", (String) null)
              .bind("over", expiry);
      case SnapshotLock.Until(DatalockMode mode, Instant end) ->
          update
              .bind("lockMode", mode.name())
              .bind("lockEnd", StoredTime.text(end))
              .bind("over", end.isAfter(snapshot.expiry()) ? StoredTime.text(end) : expiry);
    };
  }

  static KeptSnapshot read(Row row) throws SQLException {
    return new KeptSnapshot(
        new SnapshotId(row.text()),
        new TenantId(row.text()),
        new GroupId(row.number()),
        new RunId(row.number(), row.number()),
        new ObjectId(row.number()),
        SnapshotContent.valueOf(row.text()),
        row.time(),
        row.time(),
        lock(row.textOrNull(), row.textOrNull()),
        row.number() == 1,
        SnapshotFate.valueOf(row.text()));
  }

  private static SnapshotLock lock(@Nullable String mode, @Nullable String end) {
    return mode == null || end == null
        ? new SnapshotLock.None()
        : new SnapshotLock.Until(DatalockMode.valueOf(mode), StoredTime.instant(end));
  }
}
