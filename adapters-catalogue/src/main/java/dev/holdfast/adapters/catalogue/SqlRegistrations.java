package dev.holdfast.adapters.catalogue;

import dev.holdfast.adapters.catalogue.json.DocumentForm;
import dev.holdfast.adapters.catalogue.json.RegistrationDocument;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** Registrations, and the objects that outlive them. */
final class SqlRegistrations implements Registrations {
  private static final String SELECT =
      "SELECT id, tenant, object, document FROM registration WHERE tenant = :tenant";

  static final String FIND = SELECT + " AND id = :id";

  static final String OF_OBJECT = SELECT + " AND object = :object";

  static final String LIST = SELECT + " ORDER BY name, id";

  static final String OBJECT_AT =
      "SELECT id FROM source_object WHERE tenant = :tenant AND host = :host";

  static final String PROTECTORS =
      """
      SELECT g.name FROM group_object o JOIN protection_group g ON g.id = o.group_number
      WHERE o.tenant = :tenant AND o.object = :object AND g.is_deleted = 0 ORDER BY g.name
      """;

  static final String OBJECTS = "SELECT " + ObjectTable.COLUMNS + ObjectTable.from(true);

  private static final DocumentForm<RegistrationDocument> FORM =
      DocumentForm.of(RegistrationDocument.class);

  private static final RowMapper<Registration> REGISTRATION =
      Row.mapper(
          row -> {
            RegistrationId id = new RegistrationId(row.number());
            TenantId tenant = new TenantId(row.text());
            ObjectId object = new ObjectId(row.number());
            return FORM.read(row.text()).registration(id, tenant, object);
          });

  private final Database database;

  SqlRegistrations(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ObjectId> objectAt(TenantId tenant, String host) {
    return database.read(
        handle ->
            handle
                .createQuery(OBJECT_AT)
                .bind("tenant", tenant.value())
                .bind("host", host)
                .map(Row.mapper(row -> new ObjectId(row.number())))
                .findOne());
  }

  @Override
  public Change add(Registration registration, String host) {
    return database.write(
        handle -> {
          Optional<Registration> present =
              ofObject(handle, registration.tenant(), registration.object());
          if (present.isPresent()) {
            return new Change.Registered(present.get().id());
          }
          putObject(handle, registration, host);
          SnapshotTable.markObject(handle, registration.tenant(), registration.object());
          bind(
                  handle.createUpdate(
                      """
                      INSERT INTO registration (id, tenant, object, name, document)
                      VALUES (:id, :tenant, :object, :name, :document)
                      """),
                  registration)
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Optional<Registration> find(TenantId tenant, RegistrationId id) {
    return database.read(handle -> find(handle, tenant, id));
  }

  @Override
  public Optional<Registration> ofObject(TenantId tenant, ObjectId object) {
    return database.read(handle -> ofObject(handle, tenant, object));
  }

  @Override
  public List<Registration> list(TenantId tenant) {
    return database.read(
        handle -> handle.createQuery(LIST).bind("tenant", tenant.value()).map(REGISTRATION).list());
  }

  @Override
  public Change replace(Registration changed) {
    return database.write(
        handle -> {
          boolean isThere =
              bind(
                          handle.createUpdate(
                              """
                              UPDATE registration SET name = :name, document = :document
                              WHERE tenant = :tenant AND id = :id AND object = :object
                              """),
                          changed)
                      .execute()
                  == 1;
          if (!isThere) {
            return new Change.NotThere();
          }
          handle
              .createUpdate(
                  """
                  UPDATE source_object SET name = :name, os_type = :osType
                  WHERE tenant = :tenant AND id = :object
                  """)
              .bind("name", changed.name())
              .bind("osType", changed.facts().osType().name())
              .bind("tenant", changed.tenant().value())
              .bind("object", changed.object().number())
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Change remove(TenantId tenant, RegistrationId id) {
    return database.write(
        handle -> {
          Optional<Registration> found = find(handle, tenant, id);
          if (found.isEmpty()) {
            return new Change.NotThere();
          }
          List<String> protectors =
              handle
                  .createQuery(PROTECTORS)
                  .bind("tenant", tenant.value())
                  .bind("object", found.get().object().number())
                  .map(Row.mapper(Row::text))
                  .list();
          if (!protectors.isEmpty()) {
            return new Change.InUse(protectors);
          }
          handle
              .createUpdate("DELETE FROM registration WHERE tenant = :tenant AND id = :id")
              .bind("tenant", tenant.value())
              .bind("id", id.number())
              .execute();
          return new Change.Done();
        });
  }

  @Override
  public Map<ObjectId, SourceObject> objects(TenantId tenant, Set<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(OBJECTS)
                .bind("tenant", tenant.value())
                .bind("ids", NumberList.json(ids, ObjectId::number))
                .map(ObjectTable.OBJECT)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(SourceObject::id, Function.identity())));
  }

  private static Optional<Registration> find(Handle handle, TenantId tenant, RegistrationId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant.value())
        .bind("id", id.number())
        .map(REGISTRATION)
        .findOne();
  }

  private static Optional<Registration> ofObject(Handle handle, TenantId tenant, ObjectId object) {
    return handle
        .createQuery(OF_OBJECT)
        .bind("tenant", tenant.value())
        .bind("object", object.number())
        .map(REGISTRATION)
        .findOne();
  }

  private static void putObject(Handle handle, Registration registration, String host) {
    handle
        .createUpdate(
            """
            INSERT INTO source_object (id, tenant, host, name, os_type)
            VALUES (:id, :tenant, :host, :name, :osType)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, os_type = excluded.os_type
            """)
        .bind("id", registration.object().number())
        .bind("tenant", registration.tenant().value())
        .bind("host", host)
        .bind("name", registration.name())
        .bind("osType", registration.facts().osType().name())
        .execute();
  }

  private static Update bind(Update update, Registration registration) {
    return update
        .bind("id", registration.id().number())
        .bind("tenant", registration.tenant().value())
        .bind("object", registration.object().number())
        .bind("name", registration.name())
        .bind("document", FORM.write(RegistrationDocument.of(registration)));
  }
}
