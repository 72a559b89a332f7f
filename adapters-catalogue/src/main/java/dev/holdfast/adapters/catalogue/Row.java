package dev.holdfast.adapters.catalogue;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** One row of a result, read from the left to the right. */
final class Row {

  /** Makes a value of a row. */
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  private final ResultSet result;
  private int column;

  private Row(ResultSet result) {
    this.result = result;
  }

  /**
   * A mapper that reports a row which can't have been stored by this code as {@code
   * DamagedException}, whatever value refused it.
   */
  static <T> RowMapper<T> mapper(Reader<T> reader) {
    return (result, context) -> {
      try {
        return reader.read(new Row(result));
      } catch (IllegalArgumentException | DateTimeException | InvalidInputException e) {
        throw new DamagedException(
            "catalogue.row.damaged",
            "The catalogue holds something that was never stored; restore it from a copy.",
            e);
      }
    };
  }

  String text() throws SQLException {
    String text = textOrNull();
    if (text == null) {
      throw new IllegalArgumentException("Column " + column + " is empty");
    }
    return text;
  }

  /** As bytes, for which the driver makes half as many objects as for text. */
  @Nullable String textOrNull() throws SQLException {
    byte[] utf8 = result.getBytes(++column);
    return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
  }

  long number() throws SQLException {
    return result.getLong(++column);
  }

  Instant time() throws SQLException {
    return StoredTime.instant(text());
  }
}
