package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Groups, and all that changes with them in one transaction. */
final class SqlProtectionGroups implements ProtectionGroups {
  static final String FIND = GroupTable.SELECT + "g.tenant = :tenant AND g.id = :id";

  static final String DUE =
      """
      SELECT tenant, id FROM protection_group
      WHERE next_look IS NOT NULL AND next_look <= :now ORDER BY next_look, id LIMIT :max
      """;

  static final String NEXT_DUE =
      """
      SELECT next_look FROM protection_group WHERE next_look IS NOT NULL
      ORDER BY next_look LIMIT 1
      """;

  static final String SAME_NAME =
      """
      SELECT id FROM protection_group
      WHERE tenant = :tenant AND name = :name AND is_deleted = 0 AND id <> :id
      """;

  private static final RowMapper<Key> KEY =
      Row.mapper(row -> new Key(new TenantId(row.text()), new GroupId(row.number())));

  private final Database database;

  SqlProtectionGroups(Database database) {
    this.database = database;
  }

  @Override
  public Outcome add(ProtectionGroup group) {
    return database.write(
        handle -> {
          Outcome outcome = fitting(handle, group);
          if (outcome == Outcome.DONE) {
            GroupTable.insert(handle, group);
          }
          return outcome;
        });
  }

  @Override
  public Optional<ProtectionGroup> find(TenantId tenant, GroupId id) {
    return database.read(handle -> find(handle, tenant, id));
  }

  @Override
  public List<ProtectionGroup> list(TenantId tenant, GroupQuery query, Instant now) {
    return database.read(new GroupListing(tenant, query, now)::groups);
  }

  @Override
  public List<Key> due(Instant now, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(DUE)
                .bind("now", StoredTime.text(now))
                .bind("max", max)
                .map(KEY)
                .list());
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.read(
        handle -> handle.createQuery(NEXT_DUE).map(Row.mapper(Row::time)).findOne());
  }

  @Override
  public Outcome change(Change change) {
    return database.write(handle -> change(handle, change));
  }

  private static Outcome change(Handle handle, Change change) {
    Lease lease = change.lease();
    if (lease != null && !JobTable.isHeld(handle, lease)) {
      return Outcome.LEASE_LOST;
    }
    ProtectionGroup group = change.group();
    Optional<ProtectionGroup> asRead =
        find(handle, group.tenant(), group.id())
            .filter(stored -> stored.revision() == group.revision());
    if (asRead.isEmpty()) {
      return Outcome.STALE;
    }
    Outcome outcome = fitting(handle, group);
    if (outcome == Outcome.DONE) {
      make(handle, asRead.get(), change);
    }
    return outcome;
  }

  private static void make(Handle handle, ProtectionGroup stored, Change change) {
    GroupTable.update(handle, stored, change.group());
    change.runs().forEach(run -> RunTable.put(handle, run));
    change.snapshots().forEach(snapshot -> SnapshotTable.insert(handle, snapshot));
    for (Job job : change.jobs()) {
      JobTable.insert(handle, job, job.created());
    }
    for (JobId job : change.hastened()) {
      JobTable.hasten(handle, change.group().tenant(), job);
    }
    Lease lease = change.lease();
    if (lease != null && change.endsJob()) {
      JobTable.held(handle, JobTable.DELETE_HELD, lease).execute();
    }
    SqlAuditLog.insert(handle, change.audit());
  }

  /** A deleted group keeps neither its name nor its policy from others. */
  private static Outcome fitting(Handle handle, ProtectionGroup group) {
    if (group.isDeleted()) {
      return Outcome.DONE;
    }
    boolean isTaken =
        handle
            .createQuery(SAME_NAME)
            .bind("tenant", group.tenant().value())
            .bind("name", group.settings().name())
            .bind("id", group.id().number())
            .map(Row.mapper(Row::number))
            .findOne()
            .isPresent();
    if (isTaken) {
      return Outcome.NAME_TAKEN;
    }
    return SqlPolicies.find(handle, group.tenant(), group.settings().policy()).isPresent()
        ? Outcome.DONE
        : Outcome.POLICY_MISSING;
  }

  private static Optional<ProtectionGroup> find(Handle handle, TenantId tenant, GroupId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant.value())
        .bind("id", id.number())
        .map(GroupTable.GROUP)
        .findOne();
  }
}
