package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** One list of the newest live snapshots of a tenant's objects: the objects, then theirs. */
record LatestListing(Handle handle, TenantId tenant, LatestSql sql) {

  /** An object, and whether it is wanted for the name of one of its groups. */
  private record Candidate(SourceObject object, boolean isInNamedGroup) {}

  private record GroupName(long group, String name) {}

  private record OfObject(ObjectId object, Latest latest) {}

  LatestListing(Handle handle, TenantId tenant, LatestQuery query) {
    this(handle, tenant, new LatestSql(query));
  }

  ProtectedObjects result() {
    List<Long> named = namedGroups();
    List<SourceObject> page = page(named);
    Map<ObjectId, List<Latest>> latest = latest(page);
    return new ProtectedObjects(
        page.stream()
            .map(object -> new WithSnapshots(object, latest.getOrDefault(object.id(), List.of())))
            .toList(),
        total(named));
  }

  private List<SourceObject> page(List<Long> named) {
    Query select = bound(sql.objects(query().after()), named);
    Place after = query().after();
    if (after != null) {
      select.bind("afterName", after.name()).bind("afterId", after.id().number());
    }
    if (!sql.isNamed()) {
      select.bind("limit", query().limit());
    }
    try (Stream<SourceObject> wanted = wanted(select)) {
      return wanted.limit(query().limit()).toList();
    }
  }

  private long total(List<Long> named) {
    if (!sql.isNamed()) {
      return bound(sql.count(), named).map(Row.mapper(Row::number)).one();
    }
    try (Stream<SourceObject> wanted = wanted(bound(sql.objects(null), named))) {
      return wanted.count();
    }
  }

  private Stream<SourceObject> wanted(Query select) {
    NamePattern name = query().name();
    return select.map(Row.mapper(LatestListing::candidate)).stream()
        .filter(
            candidate ->
                name == null
                    || candidate.isInNamedGroup()
                    || name.matches(candidate.object().name()))
        .map(Candidate::object);
  }

  /** Only the domain knows how names are compared, so that each name is looked at. */
  private List<Long> namedGroups() {
    NamePattern name = query().name();
    if (name == null) {
      return List.of();
    }
    return handle
        .createQuery(LatestSql.GROUP_NAMES)
        .bind("tenant", tenant.value())
        .map(Row.mapper(row -> new GroupName(row.number(), row.text())))
        .list()
        .stream()
        .filter(group -> name.matches(group.name()))
        .map(GroupName::group)
        .toList();
  }

  private Map<ObjectId, List<Latest>> latest(List<SourceObject> page) {
    return bound(sql.latest(), List.of())
        .bind("objects", NumberList.json(page, object -> object.id().number()))
        .bind("perObject", query().perObject())
        .map(Row.mapper(LatestListing::ofObject))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                OfObject::object, Collectors.mapping(OfObject::latest, Collectors.toList())));
  }

  private static OfObject ofObject(Row row) throws SQLException {
    ObjectId object = new ObjectId(row.number());
    Instant taken = row.time();
    Run run = RunTable.read(row);
    long bytes =
        run.object(object).map(ObjectRun::stats).map(SnapshotStats::logicalBytes).orElse(0L);
    return new OfObject(
        object,
        new Latest(
            run.group(),
            run.groupName(),
            run.id(),
            run.type(),
            run.end().orElse(null),
            taken,
            bytes));
  }

  private static Candidate candidate(Row row) throws SQLException {
    boolean isInNamedGroup = row.number() == 1;
    return new Candidate(ObjectTable.read(row), isInNamedGroup);
  }

  private Query bound(String text, List<Long> named) {
    Query select = handle.createQuery(text).bind("tenant", tenant.value());
    sql.values(named).entrySet().stream()
        .filter(value -> text.contains(":" + value.getKey()))
        .forEach(value -> select.bind(value.getKey(), value.getValue()));
    return select;
  }

  private LatestQuery query() {
    return sql.query();
  }
}
