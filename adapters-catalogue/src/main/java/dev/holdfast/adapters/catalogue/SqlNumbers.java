package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.domain.tenant.ServerIdentity;

/** One row for the whole server. */
final class SqlNumbers implements Numbers {
  private static final String NEXT =
      "UPDATE server SET last_number = last_number + 1 WHERE id = 1 RETURNING last_number";

  private final Database database;

  SqlNumbers(Database database) {
    this.database = database;
  }

  @Override
  public long next() {
    return database.write(handle -> handle.createQuery(NEXT).map(Row.mapper(Row::number)).one());
  }

  @Override
  public ServerIdentity identity(ServerIdentity ifNone) {
    return database.write(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE server SET cluster = :cluster, incarnation = :incarnation
                  WHERE id = 1 AND cluster IS NULL
                  """)
              .bind("cluster", ifNone.cluster())
              .bind("incarnation", ifNone.incarnation())
              .execute();
          return handle
              .createQuery("SELECT cluster, incarnation FROM server WHERE id = 1")
              .map(Row.mapper(row -> new ServerIdentity(row.number(), row.number())))
              .one();
        });
  }
}
