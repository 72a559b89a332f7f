package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.GroupQuery.Place;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One list of a tenant's groups, as SQL. */
record GroupListing(TenantId tenant, GroupQuery query, Instant now) {
  /** A column of the newest run of a group {@code g}. */
  static final String OF_NEWEST_RUN =
      "(SELECT %s FROM protection_run r WHERE r.tenant = g.tenant AND r.group_number = g.id"
          + " ORDER BY r.started DESC, r.instance DESC LIMIT 1)";

  /** Read from the objects on, which have few of the groups. */
  private static final String OF_OBJECTS =
      "+g.tenant = :tenant AND g.id IN (SELECT o.group_number FROM group_object o"
          + " WHERE o.tenant = :tenant AND o.object IN "
          + NumberList.of("objects")
          + ")";

  private static final String IS_SLA_VIOLATED =
      "coalesce(" + OF_NEWEST_RUN.formatted("r.sla_end < coalesce(r.ended, :now)") + ", 0)";

  private static final String IS_ACTIVE =
      "(g.state = 'ACTIVE' AND (g.ends IS NULL OR g.ends > :now) AND g.is_deleted = 0)";

  List<ProtectionGroup> groups(Handle handle) {
    Query select =
        handle.createQuery(select()).bind("tenant", tenant.value()).bind("limit", query.limit());
    if (select().contains(":now")) {
      select.bind("now", StoredTime.nearest(now));
    }
    bindNumbers(select, "ids", query.ids(), GroupId::number);
    bindNumbers(select, "policies", query.policies(), policy -> policy.number());
    bindNumbers(select, "objects", query.objects(), object -> object.number());
    if (!query.names().isEmpty()) {
      select.bindList("names", query.names().stream().sorted().toList());
    }
    Place after = query.after();
    if (after != null) {
      select.bind("afterName", after.name()).bind("afterId", after.id().number());
    }
    return select.map(GroupTable.GROUP).list();
  }

  String select() {
    return GroupTable.SELECT
        + (query.objects().isEmpty()
            ? NumberList.ofTenant("g", query.ids().isEmpty() ? null : "ids")
            : OF_OBJECTS + (query.ids().isEmpty() ? "" : " AND g.id IN " + NumberList.of("ids")))
        + " AND g.is_deleted = "
        + (query.isDeleted() ? 1 : 0)
        + (query.names().isEmpty() ? "" : " AND g.name IN (<names>)")
        + (query.policies().isEmpty() ? "" : " AND g.policy IN " + NumberList.of("policies"))
        + (query.statuses().isEmpty()
            ? ""
            : RunListing.among(OF_NEWEST_RUN.formatted("r.status"), query.statuses()))
        + asked("g.state = 'PAUSED'", query.isPaused())
        + asked(IS_ACTIVE, query.isActive())
        + asked(IS_SLA_VIOLATED, query.isSlaViolated())
        + (query.isLocking()
            ? " AND EXISTS (SELECT 1 FROM policy p WHERE p.tenant = g.tenant AND p.id = g.policy"
                + " AND p.is_locking = 1)"
            : "")
        + (query.isDeleted()
            ? " AND EXISTS (SELECT 1 FROM kept_snapshot s WHERE s.tenant = g.tenant"
                + " AND s.group_number = g.id AND s.fate = 'LIVE')"
            : "")
        + (query.after() == null ? "" : " AND (g.name, g.id) > (:afterName, :afterId)")
        + " ORDER BY g.name, g.id LIMIT :limit";
  }

  private static String asked(String condition, @Nullable Boolean wanted) {
    if (wanted == null) {
      return "";
    }
    return wanted ? " AND " + condition : " AND NOT (" + condition + ")";
  }

  private static <T> void bindNumbers(
      Query select, String name, Set<T> wanted, ToLongFunction<T> number) {
    if (!wanted.isEmpty()) {
      select.bind(name, NumberList.json(wanted, number));
    }
  }
}
