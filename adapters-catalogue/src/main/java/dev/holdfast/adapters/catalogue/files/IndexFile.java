package dev.holdfast.adapters.catalogue.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/** Where the index of a tenant lies, with its log beside it. */
record IndexFile(Path path) {
  /** "HFIX" in ASCII, and the version of the form: of another one nothing is read. */
  private static final int FORM = 0x48464958 + 1;

  /** A block is some twenty pages: larger ones would be written for the change of a byte. */
  private static final int PAGE_BYTES = 8192;

  private static final int WRITER_CACHE_KIB = 8 * 1024;
  private static final int READER_CACHE_KIB = 2 * 1024;
  private static final int BUSY_MILLIS = 5_000;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            -- Up to which change of the tenant's snapshots it has followed.
            position INTEGER NOT NULL,
            -- Grows with each commit that changes blocks or lines.
            version INTEGER NOT NULL)
          """,
          "INSERT INTO state (id, position, version) VALUES (1, 0, 1)",
          """
          CREATE TABLE line (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            object INTEGER NOT NULL,
            group_number INTEGER NOT NULL,
            -- The greatest ordinal that one of its snapshots had.
            ordinal INTEGER NOT NULL,
            -- The snapshot of that ordinal; null once it is over.
            newest TEXT,
            indexing TEXT,
            -- The snapshot that was begun and not ended, and how.
            begun TEXT,
            extent TEXT,
            UNIQUE (object, group_number))
          """,
          """
          CREATE TABLE snapshot (
            id TEXT PRIMARY KEY,
            line INTEGER NOT NULL,
            ordinal INTEGER,
            status TEXT NOT NULL) WITHOUT ROWID
          """,
          "CREATE INDEX snapshot_of_line ON snapshot (line, ordinal)",
          """
          CREATE TABLE block (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL,
            first BLOB NOT NULL,
            names BLOB NOT NULL,
            ends BLOB NOT NULL)
          """,
          "CREATE INDEX block_changed ON block (version)",
          // What is read alone comes first: SQLite passes what stands before it page by page.
          """
          CREATE TABLE body (
            id INTEGER PRIMARY KEY,
            marks BLOB NOT NULL,
            sizes BLOB NOT NULL,
            times BLOB NOT NULL,
            ranges BLOB NOT NULL,
            paths BLOB NOT NULL)
          """,
          "CREATE TABLE gone_block (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)",
          "PRAGMA user_version = " + FORM);

  /** Opens the file to write, and makes it if there is none. */
  Sql openWriter() throws SQLException {
    Sql sql = open(WRITER_CACHE_KIB);
    if (sql.number("PRAGMA user_version") == 0
        && sql.number("SELECT count(*) FROM sqlite_master") == 0) {
      // Both hold only if they are said before anything else is written.
      sql.run("PRAGMA page_size = " + PAGE_BYTES);
      sql.run("PRAGMA auto_vacuum = INCREMENTAL");
      sql.runToItsEnd("PRAGMA journal_mode = WAL");
      sql.run("BEGIN IMMEDIATE");
      for (String table : TABLES) {
        sql.run(table);
      }
      sql.run("COMMIT");
    }
    return sql;
  }

  Sql openReader() throws SQLException {
    Sql sql = open(READER_CACHE_KIB);
    sql.run("PRAGMA query_only = ON");
    return sql;
  }

  boolean isOfThisForm(Sql sql) throws SQLException {
    return sql.number("PRAGMA user_version") == FORM;
  }

  /** A file of the same name with something behind it. */
  Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  private Sql open(int cacheKib) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    // A power failure may take the last changes, which are made again then, and nothing else.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setCacheSize(-cacheKib);
    config.setGetGeneratedKeys(false);
    Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri());
    return new Sql(connection);
  }
}
