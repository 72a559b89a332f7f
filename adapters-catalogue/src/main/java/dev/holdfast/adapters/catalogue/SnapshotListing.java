package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One list of live snapshots, as SQL. */
record SnapshotListing(TenantId tenant, SnapshotQuery query) {

  List<FoundSnapshot> snapshots(Handle handle) {
    Query select = handle.createQuery(select()).bind("tenant", tenant.value());
    bind(select);
    return select.map(Row.mapper(SnapshotListing::found)).list();
  }

  String select() {
    return "SELECT "
        + SnapshotTable.COLUMNS
        + ", r.type, g.name FROM kept_snapshot s"
        + " JOIN protection_run r ON r.instance = s.instance"
        + " JOIN protection_group g ON g.id = s.group_number"
        + " WHERE s.tenant = :tenant AND s.fate = 'LIVE'"
        + (query.object() == null ? "" : " AND s.object = :object")
        + (query.groups().isEmpty() ? "" : " AND s.group_number IN " + NumberList.of("groups"))
        + (query.instances().isEmpty() ? "" : " AND s.instance IN " + NumberList.of("instances"))
        + RunListing.among("r.type", query.types())
        + RunListing.among("s.content", query.contents())
        + bound("s.taken >= :takenFrom", query.taken().from())
        + bound("s.taken < :takenTo", query.taken().to())
        + bound("s.started >= :startedFrom", query.started().from())
        + bound("s.started < :startedTo", query.started().to())
        + " ORDER BY s.started DESC, s.instance DESC, s.object";
  }

  private void bind(Query select) {
    ObjectId object = query.object();
    if (object != null) {
      select.bind("object", object.number());
    }
    if (!query.groups().isEmpty()) {
      select.bind("groups", NumberList.json(query.groups(), GroupId::number));
    }
    if (!query.instances().isEmpty()) {
      select.bind("instances", NumberList.json(query.instances(), Long::longValue));
    }
    bindText(select, "takenFrom", query.taken().from());
    bindText(select, "takenTo", query.taken().to());
    bindMicros(select, "startedFrom", query.started().from());
    bindMicros(select, "startedTo", query.started().to());
  }

  private static void bindText(Query select, String name, @Nullable Instant time) {
    if (time != null) {
      select.bind(name, StoredTime.nearest(time));
    }
  }

  private static void bindMicros(Query select, String name, @Nullable Instant time) {
    if (time != null) {
      select.bind(name, RunListing.micros(time));
    }
  }

  private static String bound(String condition, @Nullable Instant time) {
    return time == null ? "" : " AND " + condition;
  }

  private static FoundSnapshot found(Row row) throws SQLException {
    KeptSnapshot snapshot = SnapshotTable.read(row);
    return new FoundSnapshot(snapshot, RunType.valueOf(row.text()), row.text());
  }
}
