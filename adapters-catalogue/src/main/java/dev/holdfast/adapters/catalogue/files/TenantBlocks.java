package dev.holdfast.adapters.catalogue.files;

import java.sql.SQLException;

/** What is asked of the tables of blocks, within the caller's transaction. */
final class TenantBlocks {
  private TenantBlocks() {}

  static BlockBody body(Sql sql, long id) throws SQLException {
    return sql.one(
            "SELECT marks, sizes, times, paths FROM body WHERE id = ?",
            row ->
                new BlockBody(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)),
            id)
        .orElseThrow(TenantBlocks::missing);
  }

  static byte[] column(Sql sql, String column, long id) throws SQLException {
    return sql.one("SELECT " + column + " FROM body WHERE id = ?", row -> row.getBytes(1), id)
        .orElseThrow(TenantBlocks::missing);
  }

  static Block whole(Sql sql, long id) throws SQLException {
    return sql.one(
            """
            SELECT first, names, ends, marks, sizes, times, ranges, paths
            FROM block JOIN body USING (id) WHERE id = ?
            """,
            Block::read,
            id)
        .orElseThrow(TenantBlocks::missing);
  }

  static void remove(Sql sql, long id, long version) throws SQLException {
    sql.run("DELETE FROM block WHERE id = ?", id);
    sql.run("DELETE FROM body WHERE id = ?", id);
    sql.run("INSERT OR REPLACE INTO gone_block (id, version) VALUES (?, ?)", id, version);
  }

  private static IndexOutOfBoundsException missing() {
    return new IndexOutOfBoundsException("A block has no body");
  }
}
