package dev.holdfast.adapters.catalogue.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection with the statements that it has prepared. For one thread at a time. */
final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Reads one row. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  Sql(Connection connection) {
    this.connection = connection;
  }

  void run(String statement, Object... values) throws SQLException {
    bound(statement, values).execute();
  }

  /** A statement that works in many steps and shows nothing; the driver takes but the first. */
  void runToItsEnd(String statement) throws SQLException {
    try (Statement unprepared = connection.createStatement()) {
      unprepared.executeUpdate(statement);
    }
  }

  <T> List<T> list(String statement, Reading<T> reading, Object... values) throws SQLException {
    try (ResultSet rows = bound(statement, values).executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reading.read(rows));
      }
      return read;
    }
  }

  <T> Optional<T> one(String statement, Reading<T> reading, Object... values) throws SQLException {
    try (ResultSet rows = bound(statement, values).executeQuery()) {
      return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
    }
  }

  long number(String statement, Object... values) throws SQLException {
    return one(statement, row -> row.getLong(1), values).orElse(0L);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Closes it for a failure, which rolls back what was begun. */
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private PreparedStatement bound(String statement, Object... values) throws SQLException {
    PreparedStatement found = prepared.get(statement);
    if (found == null) {
      found = connection.prepareStatement(statement);
      prepared.put(statement, found);
    }
    for (int i = 0; i < values.length; i++) {
      found.setObject(i + 1, values[i]);
    }
    return found;
  }
}
