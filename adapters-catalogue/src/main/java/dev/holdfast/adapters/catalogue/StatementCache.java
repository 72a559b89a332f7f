package dev.holdfast.adapters.catalogue;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection prepared, since preparing one takes longer than a read by
 * key. Used by one thread at a time.
 */
final class StatementCache implements StatementBuilder {
  /** All statements with fixed text, and the lists that are asked for again and again. */
  private static final int STATEMENTS_MAX = 64;

  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    if (prepared.size() == STATEMENTS_MAX) {
      Iterator<PreparedStatement> eldestFirst = prepared.values().iterator();
      PreparedStatement eldest = eldestFirst.next();
      eldestFirst.remove();
      eldest.close();
    }
    PreparedStatement fresh = connection.prepareStatement(sql);
    prepared.put(sql, fresh);
    return fresh;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  /**
   * Leaves a prepared statement as it is, its result being closed already. What is bound to it
   * stays until it is used again: cleared, SQLite would prepare it anew.
   */
  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (!(statement instanceof PreparedStatement) || statement instanceof CallableStatement) {
      statement.close();
    }
  }

  /** The connection, which is closed next, closes its statements. */
  @Override
  public void close(Connection connection) {
    prepared.clear();
  }
}
