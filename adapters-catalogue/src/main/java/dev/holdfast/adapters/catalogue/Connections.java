package dev.holdfast.adapters.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Opens connections, with what SQLite must be told on each of them. */
final class Connections {
  private final String url;
  private final Duration busyMax;
  private final Jdbi jdbi;

  Connections(CatalogueSettings settings) {
    this.url = settings.file().jdbcUrl();
    this.busyMax = settings.waitMax();
    this.jdbi =
        Jdbi.create(this::connect).setStatementBuilderFactory(connection -> new StatementCache());
  }

  Handle openWriter() {
    return jdbi.open();
  }

  /** A connection that can change nothing. */
  Handle openReader() {
    Handle reader = jdbi.open();
    reader.execute("PRAGMA query_only = ON");
    return reader;
  }

  DataSource forMigrations() {
    SQLiteDataSource source = new SQLiteDataSource(config());
    source.setUrl(url);
    return source;
  }

  private Connection connect() throws SQLException {
    return config().createConnection(url);
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    // A file that vanished is a fault; SQLite would begin an empty one.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    // Each connection is used by one thread at a time; a lock for each value that is read costs.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.enforceForeignKeys(true);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(Math.toIntExact(busyMax.toMillis()));
    // What is sorted on the way belongs to a tenant, and stays out of the temporary folder.
    config.setTempStore(TempStore.MEMORY);
    // A transaction that turns from reading to writing half way can fail for no fault of its own.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setGetGeneratedKeys(false);
    return config;
  }
}
