package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Clients;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Who asks is found by what he shows; which tenant he belongs to is the answer. */
final class SqlClients implements Clients {
  private static final String SELECT =
      "SELECT id, tenant, name, secret, api_key, scopes, created FROM client ";

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
                  scopes(row.text()),
                  row.time()));

  /** No scope holds a blank; tokens divide them by one, too. */
  private static final String DIVIDER = " ";

  private final Database database;

  SqlClients(Database database) {
    this.database = database;
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
            INSERT INTO client (id, tenant, name, secret, api_key, scopes, created)
            VALUES (:id, :tenant, :name, :secret, :apiKey, :scopes, :created)
            """)
        .bind("id", client.id().value())
        .bind("tenant", client.tenant().value())
        .bind("name", client.name())
        .bind("secret", client.secret().hex())
        .bind("apiKey", client.apiKey().hex())
        .bind("scopes", scopes(client.scopes()))
        .bind("created", StoredTime.text(client.created()))
        .execute();
  }

  private Optional<Client> find(String query, String key) {
    return database.read(
        handle -> handle.createQuery(query).bind("key", key).map(CLIENT).findOne());
  }

  private static String scopes(Set<Scope> scopes) {
    return scopes.stream().map(Scope::value).sorted().collect(Collectors.joining(DIVIDER));
  }

  private static Set<Scope> scopes(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(DIVIDER)).map(Scope::new).collect(Collectors.toSet());
  }
}
