package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads runs. */
final class SqlRuns implements Runs {
  static final String FIND =
      RunTable.SELECT + " AND r.instance = :instance AND r.started = :started";

  static final String OPEN =
      RunTable.SELECT
          + " AND r.group_number = :group AND r.ended IS NULL ORDER BY r.started, r.instance";

  /** SQLite keeps the order of a cross join. */
  static final String NEWEST =
      "SELECT "
          + RunTable.COLUMNS
          + " FROM json_each(:groups) j CROSS JOIN protection_run r WHERE r.instance = ("
          + "SELECT n.instance FROM protection_run n"
          + " WHERE n.tenant = :tenant AND n.group_number = j.value"
          + " ORDER BY n.started DESC, n.instance DESC LIMIT 1)";

  private final Database database;

  SqlRuns(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Run> find(TenantId tenant, RunId id) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("tenant", tenant.value())
                .bind("instance", id.instance())
                .bind("started", id.startMicros())
                .map(RunTable.RUN)
                .findOne());
  }

  @Override
  public List<Run> open(TenantId tenant, GroupId group) {
    return database.read(
        handle ->
            handle
                .createQuery(OPEN)
                .bind("tenant", tenant.value())
                .bind("group", group.number())
                .map(RunTable.RUN)
                .list());
  }

  @Override
  public List<Run> list(TenantId tenant, RunQuery query) {
    return database.read(new RunListing(tenant, query)::runs);
  }

  @Override
  public long count(TenantId tenant, RunQuery query) {
    return database.read(new RunListing(tenant, query)::count);
  }

  @Override
  public Map<GroupId, Run> newest(TenantId tenant, Collection<GroupId> groups) {
    return database.read(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("tenant", tenant.value())
                .bind("groups", NumberList.json(groups, GroupId::number))
                .map(RunTable.RUN)
                .list()
                .stream()
                .collect(Collectors.toMap(Run::group, Function.identity())));
  }
}
