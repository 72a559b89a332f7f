package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupQuery.Order;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** One list of a tenant's backups, as SQL. */
record BackupListing(TenantId tenant, Set<BackupType> types, BackupQuery query) {
  private static final String NEWEST_FIRST = "b.created DESC";

  /** The page, and how many there are; both of the same commit. */
  BackupPage page(Handle handle) {
    if (types.isEmpty() || query.statuses().isEmpty()) {
      return new BackupPage(List.of(), 0);
    }
    List<ConfigBackup> backups =
        handle
            .createQuery(select())
            .bind("tenant", tenant.value())
            .bind("limit", query.limit())
            .bind("offset", query.offset())
            .map(BackupTable.mapper(tenant))
            .list();
    boolean isWhole = query.offset() == 0 && backups.size() < query.limit();
    return new BackupPage(backups, isWhole ? backups.size() : total(handle));
  }

  String select() {
    return BackupTable.SELECT + filter() + " ORDER BY " + order() + " LIMIT :limit OFFSET :offset";
  }

  private long total(Handle handle) {
    return handle
        .createQuery("SELECT count(*)" + BackupTable.FROM + filter())
        .bind("tenant", tenant.value())
        .map(Row.mapper(Row::number))
        .one();
  }

  private String filter() {
    return among("b.type", types, BackupType.values())
        + among("j.status", query.statuses(), JobStatus.values());
  }

  /** Sorted, so that the same set is the same text, and its statement is prepared once. */
  private static <E extends Enum<E>> String among(String column, Set<E> wanted, E[] all) {
    return wanted.size() == all.length
        ? ""
        : wanted.stream()
            .sorted()
            .map(constant -> "'" + constant.name() + "'")
            .collect(Collectors.joining(", ", " AND " + column + " IN (", ")"));
  }

  private String order() {
    String asked = query.order().stream().map(BackupListing::key).collect(Collectors.joining(", "));
    return (asked.isEmpty() ? NEWEST_FIRST : asked) + ", b.id";
  }

  private static String key(Order order) {
    String column =
        switch (order.field()) {
          case CREATED -> "b.created";
          case MODIFIED -> "j.modified";
          case NAME -> "b.name";
          case STATUS -> "j.status";
        };
    return order.descending() ? column + " DESC" : column;
  }
}
