package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Clients;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Who asks is found by what he shows; which tenant he belongs to is the answer. */
final class SqlClients implements Clients {
  private static final String SELECT =
      "SELECT id, tenant, name, secret, api_key, scopes, privileges, created FROM client ";

  static final String BY_ID = SELECT + "WHERE id = :key";
  static final String BY_API_KEY = SELECT + "WHERE api_key = :key";

  private static final RowMapper<Client> CLIENT =
      Row.mapper(
          row ->
              new Client(
                  new ClientId(row.text()),
                  new TenantId(row.text()),
                  row.text(),
                  new SecretHash(row.text()),
                  new SecretHash(row.text()),
                  Words.scopes(row.text()),
                  Words.privileges(row.text()),
                  row.time()));

  private final Database database;

  SqlClients(Database database) {
    this.database = database;
  }

  @Override
  public void add(Client client) {
    database.write(
        handle -> {
          insert(handle, client);
          return client;
        });
  }

  @Override
  public Optional<Client> byId(ClientId id) {
    return find(BY_ID, id.value());
  }

  @Override
  public Optional<Client> byApiKey(SecretHash apiKey) {
    return find(BY_API_KEY, apiKey.hex());
  }

  static void insert(Handle handle, Client client) {
    handle
        .createUpdate(
            """
            INSERT INTO client (id, tenant, name, secret, api_key, scopes, privileges, created)
            VALUES (:id, :tenant, :name, :secret, :apiKey, :scopes, :privileges, :created)
            """)
        .bind("id", client.id().value())
        .bind("tenant", client.tenant().value())
        .bind("name", client.name())
        .bind("secret", client.secret().hex())
        .bind("apiKey", client.apiKey().hex())
        .bind("scopes", Words.ofScopes(client.scopes()))
        .bind("privileges", Words.ofPrivileges(client.privileges()))
        .bind("created", StoredTime.text(client.created()))
        .execute();
  }

  private Optional<Client> find(String query, String key) {
    return database.read(
        handle -> handle.createQuery(query).bind("key", key).map(CLIENT).findOne());
  }
}
