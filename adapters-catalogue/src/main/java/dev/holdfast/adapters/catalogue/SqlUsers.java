package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Users;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Users by the name they type, by their id, and by tenant. */
final class SqlUsers implements Users {
  private static final String SELECT =
      """
      SELECT id, tenant, username, password, privileges, email_address, description, created,
        modified
      FROM account
      """;

  static final String BY_USERNAME = SELECT + "WHERE username = :username";
  static final String FIND = SELECT + "WHERE tenant = :tenant AND id = :id";
  static final String OF_TENANT = SELECT + "WHERE tenant = :tenant ORDER BY username";

  private static final RowMapper<User> USER =
      Row.mapper(
          row ->
              new User(
                  new ClientId(row.text()),
                  new TenantId(row.text()),
                  new Username(row.text()),
                  new PasswordHash(row.text()),
                  Words.privileges(row.text()),
                  row.text(),
                  row.text(),
                  row.time(),
                  row.time()));

  private final Database database;

  SqlUsers(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(User user) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO account (id, tenant, username, password, privileges,
                          email_address, description, created, modified)
                        VALUES (:id, :tenant, :username, :password, :privileges,
                          :email, :description, :created, :modified)
                        ON CONFLICT (username) DO NOTHING
                        """)
                    .bind("id", user.id().value())
                    .bind("tenant", user.tenant().value())
                    .bind("username", user.username().value())
                    .bind("password", user.password().text())
                    .bind("privileges", Words.ofPrivileges(user.privileges()))
                    .bind("email", user.emailAddress())
                    .bind("description", user.description())
                    .bind("created", StoredTime.text(user.created()))
                    .bind("modified", StoredTime.text(user.modified()))
                    .execute()
                == 1);
  }

  @Override
  public Optional<User> byUsername(Username username) {
    return database.read(
        handle ->
            handle.createQuery(BY_USERNAME).bind("username", username.value()).map(USER).findOne());
  }

  @Override
  public Optional<User> find(TenantId tenant, ClientId id) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(USER)
                .findOne());
  }

  @Override
  public List<User> of(TenantId tenant) {
    return database.read(
        handle -> handle.createQuery(OF_TENANT).bind("tenant", tenant.value()).map(USER).list());
  }

  @Override
  public boolean replace(User from, User to) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE account SET password = :password, email_address = :email,
                          description = :description, modified = :modified
                        WHERE tenant = :tenant AND id = :id AND password = :oldPassword
                          AND email_address = :oldEmail AND description = :oldDescription
                        """)
                    .bind("tenant", from.tenant().value())
                    .bind("id", from.id().value())
                    .bind("oldPassword", from.password().text())
                    .bind("oldEmail", from.emailAddress())
                    .bind("oldDescription", from.description())
                    .bind("password", to.password().text())
                    .bind("email", to.emailAddress())
                    .bind("description", to.description())
                    .bind("modified", StoredTime.text(to.modified()))
                    .execute()
                == 1);
  }
}
