package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns what SQLite reports into the domain's failures. Its own words are kept for the log, as a
 * cause or a suppressed failure; the SQL and what was bound to it are not.
 *
 * @param catalogue the catalogue, as the messages begin with it
 */
record SqlFailures(String catalogue) {
  private static final String BUSY = " is busy with other changes; try again in a moment.";

  /** A chain of causes is shorter than this, unless it bites its own tail. */
  private static final int CAUSES_MAX = 20;

  /** The low byte of an extended result code says what kind it is. */
  private static final int KIND_MASK = 0xFF;

  UnavailableException busy() {
    return new UnavailableException("catalogue.busy", catalogue + BUSY);
  }

  UnavailableException closed() {
    return new UnavailableException(
        "catalogue.closed", catalogue + " is closed; try again once the server has started.");
  }

  UnavailableException interrupted(InterruptedException cause) {
    return new UnavailableException(
        "catalogue.interrupted",
        catalogue + " was not asked, since the call was cut short; try again.",
        cause);
  }

  /** The domain's failure; empty if SQLite did not fail, or for a programmer's mistake. */
  Optional<HoldfastException> in(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < CAUSES_MAX; depth++) {
      if (at instanceof SQLiteException sqlite) {
        return Optional.ofNullable(failureOf(sqlite));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  private @Nullable HoldfastException failureOf(SQLiteException failure) {
    int kind = failure.getResultCode().code & KIND_MASK;
    return switch (SQLiteErrorCode.getErrorCode(kind)) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
          new UnavailableException("catalogue.busy", catalogue + BUSY, failure);
      case SQLITE_FULL ->
          new UnavailableException(
              "catalogue.full",
              catalogue + " can't grow, since its disk is full; free some space and try again.",
              failure);
      case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM ->
          new UnavailableException(
              "catalogue.unreachable",
              catalogue
                  + " can't be read or written; look at its disk, its folder and their rights.",
              failure);
      case SQLITE_NOTADB ->
          new DamagedException(
              "catalogue.foreign",
              catalogue
                  + " is not an SQLite database, or its begin was overwritten; restore it from a"
                  + " copy, or name another file.",
              failure);
      case SQLITE_CORRUPT, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISMATCH ->
          new DamagedException(
              "catalogue.damaged", catalogue + " is damaged; restore it from a copy.", failure);
      case SQLITE_CONSTRAINT -> conflict(failure);
      default -> null;
    };
  }

  private static StateConflictException conflict(SQLiteException failure) {
    StateConflictException conflict =
        new StateConflictException(
            "catalogue.conflict",
            "What should be stored contradicts what is there: its name is taken, or what it belongs"
                + " to is gone. Read it again, then repeat.");
    conflict.addSuppressed(failure);
    return conflict;
  }
}
