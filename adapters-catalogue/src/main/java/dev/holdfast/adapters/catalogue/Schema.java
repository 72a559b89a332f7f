package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.jdbi.v3.core.Handle;

/**
 * Brings a file to the schema that this code works on.
 *
 * <p>SQLite's {@code application_id} says that a file is a catalogue, its {@code user_version}
 * which migration it has seen. Flyway runs only where that is not the newest one: on a catalogue
 * that is up to date it would cost a tenth of a second of every start to find nothing to do.
 */
final class Schema {
  /** "HFCA" in ASCII. */
  static final int APPLICATION_ID = 0x48464341;

  /** Two processes that begin one file at the same time make each other fail at most this often. */
  private static final int ATTEMPTS_MAX = 5;

  private final CatalogueFile file;
  private final Connections connections;
  private final SqlFailures failures;

  Schema(CatalogueFile file, Connections connections) {
    this.file = file;
    this.connections = connections;
    this.failures = new SqlFailures("The catalogue " + file);
  }

  /**
   * Makes or migrates the schema.
   *
   * @throws StateConflictException if a newer version of Holdfast wrote it
   * @throws DamagedException if the file is no catalogue
   */
  void bringToNewest() {
    try (Session session = new Session(connections::openWriter, failures)) {
      for (int attempt = 1; !session.runInTransaction("BEGIN", this::isNewest); attempt++) {
        try {
          session.run(Schema::mark);
          migrate();
        } catch (UnavailableException | DamagedException e) {
          if (attempt == ATTEMPTS_MAX) {
            throw e;
          }
        }
      }
    }
  }

  /** Of one commit: a file that another process is about to begin must not look half begun. */
  private boolean isNewest(Handle handle) {
    long application = number(handle, "PRAGMA application_id");
    long version = number(handle, "PRAGMA user_version");
    if (application == APPLICATION_ID) {
      if (version > Migrations.NEWEST) {
        throw new StateConflictException(
            "catalogue.newer",
            "The catalogue %s has version %d, and this Holdfast knows versions up to %d. Start the newer one that wrote it, or restore the catalogue from before the upgrade."
                .formatted(file, version, Migrations.NEWEST));
      }
      return version == Migrations.NEWEST;
    }
    if (application != 0 || number(handle, "SELECT count(*) FROM sqlite_master") != 0) {
      throw new DamagedException(
          "catalogue.foreign",
          "The file %s is an SQLite database of something else; name another file for the catalogue."
              .formatted(file));
    }
    return false;
  }

  /** Both are kept in the file; what is so already is not written again. */
  private static boolean mark(Handle handle) {
    handle.execute("PRAGMA application_id = " + APPLICATION_ID);
    return handle.createQuery("PRAGMA journal_mode = WAL").map((row, context) -> true).one();
  }

  private void migrate() {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(connections.forMigrations())
          .resourceProvider(new Migrations())
          .javaMigrationClassProvider(List::of)
          .locations(new Location[0])
          .callbackLocations(new Location[0])
          .skipDefaultCallbacks(true)
          .placeholderReplacement(false)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw failures.in(e).orElseGet(() -> changedByOthers(e));
    }
  }

  private DamagedException changedByOthers(FlywayException cause) {
    return new DamagedException(
        "catalogue.damaged",
        "The catalogue %s can't be brought to version %d, since its schema was changed by something else; restore it from a copy."
            .formatted(file, Migrations.NEWEST),
        cause);
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).map((row, context) -> row.getLong(1)).one();
  }
}
