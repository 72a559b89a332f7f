package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Kept snapshots: every member has a column. */
final class SqlKeptSnapshots implements KeptSnapshots {
  static final String FIND = SnapshotTable.SELECT + " WHERE s.tenant = :tenant AND s.id = :id";

  static final String OF_RUNS =
      SnapshotTable.SELECT
          + " WHERE s.tenant = :tenant AND s.instance IN "
          + NumberList.of("runs")
          + " ORDER BY s.instance, s.object";

  static final String NEWEST =
      SnapshotTable.SELECT
          + " WHERE s.tenant = :tenant AND s.group_number = :group AND s.object = :object"
          + " AND s.fate = 'LIVE' ORDER BY s.started DESC, s.instance DESC LIMIT 1";

  /** Up to the start of the last one that fits, so that runs of one start stay together. */
  static final String OF_GROUP =
      SnapshotTable.SELECT
          + " WHERE s.tenant = :tenant AND s.group_number = :group AND s.fate = 'LIVE'"
          + " AND s.started > :after AND s.started <= coalesce("
          + "(SELECT l.started FROM kept_snapshot l"
          + " WHERE l.tenant = :tenant AND l.group_number = :group AND l.fate = 'LIVE'"
          + " AND l.started > :after ORDER BY l.started LIMIT 1 OFFSET :max - 1), "
          + Long.MAX_VALUE
          + ") ORDER BY s.started, s.instance, s.object";

  static final String EXPIRED =
      SnapshotTable.SELECT
          + " WHERE s.fate = 'LIVE' AND s.is_held = 0 AND s.over <= :now"
          + " ORDER BY s.over, s.started LIMIT :max";

  static final String NEXT_EXPIRY =
      "SELECT over FROM kept_snapshot WHERE fate = 'LIVE' AND is_held = 0 ORDER BY over LIMIT 1";

  static final String TO_DISPOSE =
      SnapshotTable.SELECT
          + " WHERE s.tenant = :tenant AND s.fate <> 'LIVE' AND s.is_disposed = 0"
          + " ORDER BY s.started LIMIT :max";

  static final String TENANTS_TO_DISPOSE =
      "SELECT DISTINCT tenant FROM kept_snapshot WHERE fate <> 'LIVE' AND is_disposed = 0";

  static final String DISPOSED =
      """
      UPDATE kept_snapshot SET is_disposed = 1
      WHERE tenant = :tenant AND id = :id AND fate <> 'LIVE'
      """;

  static final String REVISIONS =
      """
      SELECT * FROM (
        SELECT t.id, (SELECT max(s.revision) FROM kept_snapshot s WHERE s.tenant = t.id) AS last
        FROM tenant t)
      WHERE last IS NOT NULL
      """;

  static final String CHANGED_SINCE =
      SnapshotTable.SELECT.replace(" FROM ", ", s.revision FROM ")
          + " WHERE s.tenant = :tenant AND s.revision > :revision"
          + " ORDER BY s.revision LIMIT :max";

  static final String LIVE =
      "SELECT s.id FROM kept_snapshot s WHERE s.tenant = :tenant AND s.fate = 'LIVE'";

  private final Database database;

  SqlKeptSnapshots(Database database) {
    this.database = database;
  }

  @Override
  public Map<RunId, List<KeptSnapshot>> ofRuns(TenantId tenant, Collection<RunId> runs) {
    if (runs.isEmpty()) {
      return Map.of();
    }
    Set<RunId> wanted = Set.copyOf(runs);
    return database.read(
        handle ->
            handle
                .createQuery(OF_RUNS)
                .bind("tenant", tenant.value())
                .bind("runs", NumberList.json(wanted, RunId::instance))
                .map(SnapshotTable.SNAPSHOT)
                .list()
                .stream()
                .filter(snapshot -> wanted.contains(snapshot.run()))
                .collect(Collectors.groupingBy(KeptSnapshot::run)));
  }

  @Override
  public Optional<KeptSnapshot> newest(TenantId tenant, GroupId group, ObjectId object) {
    return database.read(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("tenant", tenant.value())
                .bind("group", group.number())
                .bind("object", object.number())
                .map(SnapshotTable.SNAPSHOT)
                .findOne());
  }

  @Override
  public List<KeptSnapshot> ofGroup(TenantId tenant, GroupId group, long after, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(OF_GROUP)
                .bind("tenant", tenant.value())
                .bind("group", group.number())
                .bind("after", after)
                .bind("max", max)
                .map(SnapshotTable.SNAPSHOT)
                .list());
  }

  @Override
  public boolean swap(List<Swap> swaps, List<AuditEntry> audit) {
    return database.write(
        handle -> {
          boolean areAsRead = swaps.stream().allMatch(swap -> isAsRead(handle, swap.read()));
          if (areAsRead) {
            swaps.forEach(swap -> SnapshotTable.update(handle, swap.changed()));
            SqlAuditLog.insert(handle, audit);
          }
          return areAsRead;
        });
  }

  private static boolean isAsRead(Handle handle, KeptSnapshot read) {
    return handle
        .createQuery(FIND)
        .bind("tenant", read.tenant().value())
        .bind("id", read.id().value())
        .map(SnapshotTable.SNAPSHOT)
        .findOne()
        .filter(read::equals)
        .isPresent();
  }

  @Override
  public List<KeptSnapshot> expired(Instant now, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(EXPIRED)
                .bind("now", StoredTime.text(now))
                .bind("max", max)
                .map(SnapshotTable.SNAPSHOT)
                .list());
  }

  @Override
  public Optional<Instant> nextExpiry() {
    return database.read(
        handle -> handle.createQuery(NEXT_EXPIRY).map(Row.mapper(Row::time)).findOne());
  }

  @Override
  public List<KeptSnapshot> toDispose(TenantId tenant, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(TO_DISPOSE)
                .bind("tenant", tenant.value())
                .bind("max", max)
                .map(SnapshotTable.SNAPSHOT)
                .list());
  }

  @Override
  public Set<TenantId> tenantsToDispose() {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(TENANTS_TO_DISPOSE)
                    .map(Row.mapper(row -> new TenantId(row.text())))
                    .list()));
  }

  @Override
  public void disposed(List<Clearance> cleared) {
    database.write(
        handle -> {
          for (Clearance clearance : cleared) {
            handle
                .createUpdate(DISPOSED)
                .bind("tenant", clearance.tenant().value())
                .bind("id", clearance.snapshot().value())
                .execute();
          }
          return cleared;
        });
  }

  @Override
  public Map<TenantId, Long> revisions() {
    return database.read(
        handle -> {
          Map<TenantId, Long> revisions = new HashMap<>();
          handle
              .createQuery(REVISIONS)
              .map(Row.mapper(row -> revisions.put(new TenantId(row.text()), row.number())))
              .list();
          return revisions;
        });
  }

  @Override
  public List<Changed> changedSince(TenantId tenant, long revision, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(CHANGED_SINCE)
                .bind("tenant", tenant.value())
                .bind("revision", revision)
                .bind("max", max)
                .map(SnapshotTable.CHANGED)
                .list());
  }

  @Override
  public Set<SnapshotId> live(TenantId tenant) {
    return database.read(
        handle ->
            new HashSet<>(
                handle
                    .createQuery(LIVE)
                    .bind("tenant", tenant.value())
                    .map(Row.mapper(row -> new SnapshotId(row.text())))
                    .list()));
  }
}
