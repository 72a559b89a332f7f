package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.json.DocumentForm;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.PolicyUse;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** Policies: name and time of change as columns, the settings as a document. */
final class SqlPolicies implements Policies {
  private static final String SELECT =
      "SELECT p.id, p.tenant, p.modified, p.settings FROM policy p WHERE ";

  static final String FIND = SELECT + "p.tenant = :tenant AND p.id = :id";

  static final String HOLDER =
      "SELECT id FROM policy WHERE tenant = :tenant AND name = :name AND id <> :id";

  static final String LOOK_AGAIN =
      """
      UPDATE protection_group SET next_look = :now, revision = revision + 1
      WHERE tenant = :tenant AND policy = :policy AND is_deleted = 0
      """;

  static final String USERS =
      """
      SELECT name FROM protection_group
      WHERE tenant = :tenant AND policy = :policy AND is_deleted = 0 ORDER BY name
      """;

  static final String USES =
      """
      SELECT g.policy, count(DISTINCT g.id), count(DISTINCT o.object)
      FROM protection_group g JOIN group_object o ON o.group_number = g.id
      WHERE g.tenant = :tenant AND g.policy IN (<ids>) AND g.is_deleted = 0
      GROUP BY g.policy
      """;

  static final String ONCE =
      "SELECT p.id FROM policy p WHERE " + NumberList.ofTenant("p", "ids") + " AND p.is_once = 1";

  private static final DocumentForm<PolicySettings> FORM = DocumentForm.of(PolicySettings.class);

  private static final RowMapper<Policy> POLICY =
      Row.mapper(
          row -> {
            PolicyId id = new PolicyId(row.number());
            TenantId tenant = new TenantId(row.text());
            Instant modified = row.time();
            return new Policy(id, tenant, FORM.read(row.text()), modified);
          });

  private record Use(PolicyId policy, PolicyUse use) {}

  private static final RowMapper<Use> USE =
      Row.mapper(
          row -> new Use(new PolicyId(row.number()), new PolicyUse(row.number(), row.number())));

  private final Database database;

  SqlPolicies(Database database) {
    this.database = database;
  }

  @Override
  public Change add(Policy policy) {
    return database.write(
        handle -> {
          Optional<Change> taken = nameTaken(handle, policy);
          if (taken.isPresent()) {
            return taken.get();
          }
          bind(
                  handle.createUpdate(
                      """
                      INSERT INTO policy (id, tenant, name, modified, is_locking, is_once, settings)
                      VALUES (:id, :tenant, :name, :modified, :isLocking, :isOnce, :settings)
                      """),
                  policy)
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Optional<Policy> find(TenantId tenant, PolicyId id) {
    return database.read(handle -> find(handle, tenant, id));
  }

  @Override
  public List<Policy> list(TenantId tenant, Query query) {
    return database.read(
        handle -> {
          var select = handle.createQuery(list(query)).bind("tenant", tenant.value());
          if (!query.ids().isEmpty()) {
            select.bind("ids", NumberList.json(query.ids(), PolicyId::number));
          }
          if (!query.names().isEmpty()) {
            select.bindList("names", query.names().stream().sorted().toList());
          }
          return select.map(POLICY).list();
        });
  }

  static String list(Query query) {
    return SELECT
        + NumberList.ofTenant("p", query.ids().isEmpty() ? null : "ids")
        + (query.names().isEmpty() ? "" : " AND p.name IN (<names>)")
        + " ORDER BY p.name, p.id";
  }

  @Override
  public Change replace(Policy changed, Instant read, Instant now) {
    return database.write(
        handle -> {
          Optional<Policy> former = find(handle, changed.tenant(), changed.id());
          if (former.isEmpty()) {
            return new Change.NotThere();
          }
          if (!former.get().modified().equals(read)) {
            return new Change.Stale();
          }
          Optional<Change> taken = nameTaken(handle, changed);
          if (taken.isPresent()) {
            return taken.get();
          }
          bind(
                  handle.createUpdate(
                      """
                      UPDATE policy
                      SET name = :name, modified = :modified, is_locking = :isLocking,
                        is_once = :isOnce, settings = :settings
                      WHERE tenant = :tenant AND id = :id
                      """),
                  changed)
              .execute();
          handle
              .createUpdate(LOOK_AGAIN)
              .bind("now", StoredTime.text(now))
              .bind("tenant", changed.tenant().value())
              .bind("policy", changed.id().number())
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Change remove(TenantId tenant, PolicyId id) {
    return database.write(
        handle -> {
          if (find(handle, tenant, id).isEmpty()) {
            return new Change.NotThere();
          }
          List<String> users =
              handle
                  .createQuery(USERS)
                  .bind("tenant", tenant.value())
                  .bind("policy", id.number())
                  .map(Row.mapper(Row::text))
                  .list();
          if (!users.isEmpty()) {
            return new Change.InUse(users);
          }
          handle
              .createUpdate("DELETE FROM policy WHERE tenant = :tenant AND id = :id")
              .bind("tenant", tenant.value())
              .bind("id", id.number())
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Map<PolicyId, PolicyUse> uses(TenantId tenant, Set<PolicyId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(USES)
                .bind("tenant", tenant.value())
                .bindList("ids", ids.stream().map(PolicyId::number).sorted().toList())
                .map(USE)
                .list()
                .stream()
                .collect(Collectors.toMap(Use::policy, Use::use)));
  }

  @Override
  public Set<PolicyId> protectingOnce(TenantId tenant, Set<PolicyId> among) {
    return database.read(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(ONCE)
                    .bind("tenant", tenant.value())
                    .bind("ids", NumberList.json(among, PolicyId::number))
                    .map(Row.mapper(row -> new PolicyId(row.number())))
                    .list()));
  }

  static Optional<Policy> find(Handle handle, TenantId tenant, PolicyId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant.value())
        .bind("id", id.number())
        .map(POLICY)
        .findOne();
  }

  private static Optional<Change> nameTaken(Handle handle, Policy policy) {
    return handle
        .createQuery(HOLDER)
        .bind("tenant", policy.tenant().value())
        .bind("name", policy.settings().name())
        .bind("id", policy.id().number())
        .map(Row.mapper(row -> new PolicyId(row.number())))
        .findOne()
        .map(Change.NameTaken::new);
  }

  private static Update bind(Update update, Policy policy) {
    return update
        .bind("id", policy.id().number())
        .bind("tenant", policy.tenant().value())
        .bind("name", policy.settings().name())
        .bind("modified", StoredTime.text(policy.modified()))
        .bind("isLocking", policy.settings().isLocking())
        .bind("isOnce", policy.settings().protectsOnce())
        .bind("settings", FORM.write(policy.settings()));
  }
}
