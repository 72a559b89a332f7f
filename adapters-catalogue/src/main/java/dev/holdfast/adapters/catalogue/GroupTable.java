package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.json.DocumentForm;
import dev.holdfast.adapters.catalogue.json.GroupDocument;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What is said to the table of groups, within the caller's transaction. */
final class GroupTable {
  static final String SELECT =
      "SELECT g.id, g.tenant, g.next_look, g.revision, g.document FROM protection_group g WHERE ";

  static final RowMapper<ProtectionGroup> GROUP = Row.mapper(GroupTable::read);

  static final String UPDATE =
      """
      UPDATE protection_group
      SET name = :name, policy = :policy, state = :state, ends = :ends, is_deleted = :isDeleted,
        next_look = :nextLook, revision = :revision + 1, document = :document
      WHERE tenant = :tenant AND id = :id AND revision = :revision
      """;

  private static final String INSERT =
      """
      INSERT INTO protection_group
        (id, tenant, name, policy, state, ends, is_deleted, next_look, revision, document)
      VALUES
        (:id, :tenant, :name, :policy, :state, :ends, :isDeleted, :nextLook, :revision, :document)
      """;

  private static final String INSERT_OBJECT =
      """
      INSERT INTO group_object (tenant, object, group_number) VALUES (:tenant, :object, :group)
      """;

  static final String DELETE_OBJECT =
      """
      DELETE FROM group_object
      WHERE tenant = :tenant AND object = :object AND group_number = :group
      """;

  private static final DocumentForm<GroupDocument> FORM = DocumentForm.of(GroupDocument.class);

  private GroupTable() {}

  static void insert(Handle handle, ProtectionGroup group) {
    bind(handle.createUpdate(INSERT), group).execute();
    putObjects(handle, INSERT_OBJECT, group, group.settings().protection().objects());
  }

  /**
   * Puts the group in its place with the next revision; its revision is still the stored one. Most
   * changes are steps of runs, which leave the objects as they are.
   */
  static void update(Handle handle, ProtectionGroup stored, ProtectionGroup group) {
    bind(handle.createUpdate(UPDATE), group).execute();
    Set<ObjectId> before = stored.settings().protection().objects();
    Set<ObjectId> after = group.settings().protection().objects();
    putObjects(handle, DELETE_OBJECT, group, without(before, after));
    putObjects(handle, INSERT_OBJECT, group, without(after, before));
  }

  private static Set<ObjectId> without(Set<ObjectId> some, Set<ObjectId> others) {
    return some.stream().filter(object -> !others.contains(object)).collect(Collectors.toSet());
  }

  private static void putObjects(
      Handle handle, String statement, ProtectionGroup group, Collection<ObjectId> objects) {
    for (ObjectId object : objects) {
      handle
          .createUpdate(statement)
          .bind("tenant", group.tenant().value())
          .bind("object", object.number())
          .bind("group", group.id().number())
          .execute();
    }
  }

  private static Update bind(Update update, ProtectionGroup group) {
    return update
        .bind("id", group.id().number())
        .bind("tenant", group.tenant().value())
        .bind("name", group.settings().name())
        .bind("policy", group.settings().policy().number())
        .bind("state", state(group.timing().state()))
        .bind("ends", beforeNever(group.timing().end()))
        .bind("isDeleted", group.isDeleted())
        .bind("nextLook", beforeNever(group.nextLook()))
        .bind("revision", group.revision())
        .bind("document", FORM.write(GroupDocument.of(group)));
  }

  private static String state(GroupTiming.State state) {
    return switch (state) {
      case GroupTiming.State.Active active -> "ACTIVE";
      case GroupTiming.State.Paused paused -> "PAUSED";
      case GroupTiming.State.UsedUp usedUp -> "USED_UP";
    };
  }

  private static @Nullable String beforeNever(Instant time) {
    return time.isBefore(ProtectionGroup.NEVER) ? StoredTime.text(time) : null;
  }

  private static ProtectionGroup read(Row row) throws SQLException {
    GroupId id = new GroupId(row.number());
    TenantId tenant = new TenantId(row.text());
    @Nullable String nextLook = row.textOrNull();
    Instant look = nextLook == null ? ProtectionGroup.NEVER : StoredTime.instant(nextLook);
    long revision = row.number();
    return FORM.read(row.text()).group(id, tenant, look, revision);
  }
}
