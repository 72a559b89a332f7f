package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** One list of a group's runs, as SQL. */
record RunListing(TenantId tenant, RunQuery query) {

  List<Run> runs(Handle handle) {
    Query select = bound(handle.createQuery(select())).bind("limit", query.limit());
    RunId after = query.after();
    if (after != null) {
      select.bind("afterStarted", after.startMicros()).bind("afterInstance", after.instance());
    }
    return select.map(RunTable.RUN).list();
  }

  long count(Handle handle) {
    return bound(
            handle.createQuery(
                "SELECT count(*) FROM protection_run r WHERE r.tenant = :tenant" + window()))
        .map(Row.mapper(Row::number))
        .one();
  }

  String select() {
    return RunTable.SELECT
        + window()
        + among("r.type", query.types())
        + among("r.status", query.statuses())
        + (query.isRestorable()
            ? " AND EXISTS (SELECT 1 FROM kept_snapshot s WHERE s.tenant = r.tenant"
                + " AND s.instance = r.instance AND s.fate = 'LIVE')"
            : "")
        + (query.after() == null
            ? ""
            : " AND (r.started, r.instance) < (:afterStarted, :afterInstance)")
        + " ORDER BY r.started DESC, r.instance DESC LIMIT :limit";
  }

  private String window() {
    return " AND r.group_number = :group"
        + switch (query.window()) {
          case START -> " AND r.started >= :from AND r.started < :to";
          case END -> " AND r.ended IS NOT NULL AND r.ended >= :from AND r.ended < :to";
        };
  }

  private Query bound(Query statement) {
    statement.bind("tenant", tenant.value()).bind("group", query.group().number());
    return switch (query.window()) {
      case START -> statement.bind("from", micros(query.from())).bind("to", micros(query.to()));
      case END ->
          statement
              .bind("from", StoredTime.nearest(query.from()))
              .bind("to", StoredTime.nearest(query.to()));
    };
  }

  /** The first microsecond that is no earlier; starts are whole microseconds. */
  static long micros(Instant time) {
    long seconds =
        Math.clamp(time.getEpochSecond(), Long.MIN_VALUE / 2_000_000, Long.MAX_VALUE / 2_000_000);
    return seconds * 1_000_000 + (time.getNano() + 999) / 1_000;
  }

  /** Sorted, so that the same set is the same text, and its statement is prepared once. */
  static <E extends Enum<E>> String among(String column, Collection<E> wanted) {
    return wanted.isEmpty()
        ? ""
        : wanted.stream()
            .sorted()
            .map(constant -> "'" + constant.name() + "'")
            .collect(Collectors.joining(", ", " AND " + column + " IN (", ")"));
  }
}
