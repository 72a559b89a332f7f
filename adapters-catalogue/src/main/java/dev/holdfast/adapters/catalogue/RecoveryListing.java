package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** One list of recoveries, as SQL. */
record RecoveryListing(TenantId tenant, RecoveryQuery query) {

  List<Recovery> recoveries(Handle handle) {
    Query select =
        handle
            .createQuery(select())
            .bind("tenant", tenant.value())
            .bind("from", StoredTime.nearest(query.from()))
            .bind("to", StoredTime.nearest(query.to()));
    if (!query.ids().isEmpty()) {
      select.bind("ids", NumberList.json(query.ids(), RecoveryId::number));
    }
    if (!query.parents().isEmpty()) {
      select.bind("parents", NumberList.json(query.parents(), RecoveryId::number));
    }
    return select.map(SqlRecoveries.RECOVERY).list();
  }

  String select() {
    return SqlRecoveries.SELECT
        + NumberList.ofTenant("r", query.ids().isEmpty() ? null : "ids")
        + (query.parents().isEmpty() ? "" : " AND r.parent IN " + NumberList.of("parents"))
        + " AND r.created >= :from AND r.created < :to"
        + RunListing.among("r.status", query.statuses())
        + RunListing.among("r.kind", query.kinds())
        + " ORDER BY r.created DESC, r.id DESC";
  }
}
