package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The page of objects first, then what protects those on it. */
final class SqlObjectSearch implements ObjectSearch {
  static final String GROUPS_OF =
      """
      SELECT p.object, g.id, g.name, g.policy, coalesce(y.name, ''),
        r.instance, r.started, r.status, r.sla_end, r.ended
      FROM group_object p
      JOIN protection_group g ON g.id = p.group_number AND g.is_deleted = 0
      LEFT JOIN policy y ON y.id = g.policy AND y.tenant = g.tenant
      LEFT JOIN protection_run r ON r.instance = (
        SELECT n.instance FROM protection_run n
        WHERE n.tenant = g.tenant AND n.group_number = g.id
        ORDER BY n.started DESC, n.instance DESC LIMIT 1)
      WHERE p.tenant = :tenant AND p.object IN (SELECT value FROM json_each(:objects))
      ORDER BY g.name, g.id
      """;

  static final String IN_GROUPS =
      """
      SELECT j.value FROM json_each(:among) j
      WHERE EXISTS (
        SELECT 1 FROM group_object p JOIN protection_group g ON g.id = p.group_number
        WHERE p.tenant = :tenant AND p.object = j.value AND g.is_deleted = 0)
      """;

  private record Protection(ObjectId object, InGroup group) {}

  private final Database database;

  SqlObjectSearch(Database database) {
    this.database = database;
  }

  @Override
  public List<FoundObject> objects(TenantId tenant, ObjectQuery query, Instant now) {
    return database.readTogether(
        handle -> {
          List<SourceObject> page = new ObjectListing(tenant, query).objects(handle);
          Map<ObjectId, List<InGroup>> groups = groups(handle, tenant, page, now);
          return page.stream()
              .map(object -> new FoundObject(object, groups.getOrDefault(object.id(), List.of())))
              .toList();
        });
  }

  @Override
  public ProtectedObjects withSnapshots(TenantId tenant, LatestQuery query) {
    return database.readTogether(handle -> new LatestListing(handle, tenant, query).result());
  }

  @Override
  public List<FoundSnapshot> snapshots(TenantId tenant, SnapshotQuery query) {
    return database.read(new SnapshotListing(tenant, query)::snapshots);
  }

  @Override
  public Set<ObjectId> inGroups(TenantId tenant, Set<ObjectId> among) {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(IN_GROUPS)
                    .bind("tenant", tenant.value())
                    .bind("among", NumberList.json(among, ObjectId::number))
                    .map(Row.mapper(row -> new ObjectId(row.number())))
                    .list()));
  }

  private static Map<ObjectId, List<InGroup>> groups(
      Handle handle, TenantId tenant, List<SourceObject> page, Instant now) {
    return handle
        .createQuery(GROUPS_OF)
        .bind("tenant", tenant.value())
        .bind("objects", NumberList.json(page, object -> object.id().number()))
        .map(Row.mapper(row -> protection(row, now)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Protection::object, Collectors.mapping(Protection::group, Collectors.toList())));
  }

  private static Protection protection(Row row, Instant now) throws SQLException {
    ObjectId object = new ObjectId(row.number());
    GroupId group = new GroupId(row.number());
    String name = row.text();
    PolicyId policy = new PolicyId(row.number());
    String policyName = row.text();
    return new Protection(object, new InGroup(group, name, policy, policyName, lastRun(row, now)));
  }

  private static @Nullable LastRun lastRun(Row row, Instant now) throws SQLException {
    long instance = row.number();
    long started = row.number();
    @Nullable String status = row.textOrNull();
    @Nullable String slaEnd = row.textOrNull();
    @Nullable String ended = row.textOrNull();
    if (status == null) {
      return null;
    }
    Instant end = ended == null ? now : StoredTime.instant(ended);
    return new LastRun(
        new RunId(instance, started),
        RunStatus.valueOf(status),
        slaEnd != null && end.isAfter(StoredTime.instant(slaEnd)));
  }
}
