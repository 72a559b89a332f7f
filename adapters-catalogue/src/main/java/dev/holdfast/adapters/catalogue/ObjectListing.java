package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One list of a tenant's objects that are registered or have live snapshots, as SQL. */
record ObjectListing(TenantId tenant, ObjectQuery query) {
  private static final String IN_GROUP =
      "EXISTS (SELECT 1 FROM group_object p JOIN protection_group g ON g.id = p.group_number"
          + " WHERE p.tenant = o.tenant AND p.object = o.id AND g.is_deleted = 0%s)";

  List<SourceObject> objects(Handle handle) {
    Query select = handle.createQuery(select()).bind("tenant", tenant.value());
    bind(select);
    try (Stream<SourceObject> found = select.map(ObjectTable.OBJECT).stream()) {
      // Only the domain knows how names are compared; what is read here is an index in its order.
      return found
          .filter(object -> query.name() == null || query.name().matches(object.name()))
          .limit(query.limit())
          .toList();
    }
  }

  String select() {
    return "SELECT "
        + ObjectTable.COLUMNS
        + ObjectTable.from(!query.ids().isEmpty())
        + " AND (r.object IS NOT NULL OR o.has_snapshots = 1)"
        + ObjectTable.ofSystem(query.osTypes())
        + asked("r.object IS NOT NULL", query.isRegistered())
        + asked(IN_GROUP.formatted(""), query.isProtected())
        + (query.groups().isEmpty()
            ? ""
            : " AND " + IN_GROUP.formatted(" AND g.id IN " + NumberList.of("groups")))
        + (query.lastStatuses().isEmpty()
            ? ""
            : " AND "
                + IN_GROUP.formatted(
                    RunListing.among(
                        GroupListing.OF_NEWEST_RUN.formatted("r.status"), query.lastStatuses())))
        + ObjectTable.after(query.after())
        + " ORDER BY o.name, o.id"
        + (query.name() == null ? " LIMIT :limit" : "");
  }

  private void bind(Query select) {
    if (!query.ids().isEmpty()) {
      select.bind("ids", NumberList.json(query.ids(), id -> id.number()));
    }
    if (!query.groups().isEmpty()) {
      select.bind("groups", NumberList.json(query.groups(), id -> id.number()));
    }
    if (query.name() == null) {
      select.bind("limit", query.limit());
    }
    Place after = query.after();
    if (after != null) {
      select.bind("afterName", after.name()).bind("afterId", after.id().number());
    }
  }

  private static String asked(String condition, @Nullable Boolean wanted) {
    if (wanted == null) {
      return "";
    }
    return wanted ? " AND " + condition : " AND NOT (" + condition + ")";
  }
}
