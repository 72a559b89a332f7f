package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Newest;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is asked of and said to the tables of lines and snapshots, within a transaction. */
final class LineTable {
  /** A line as it is stored: the number it goes by, and the greatest ordinal of its snapshots. */
  record Line(int number, long ordinal) {}

  private LineTable() {}

  static Line getOrAdd(Sql sql, SnapshotLine line) throws SQLException {
    sql.run(
        "INSERT OR IGNORE INTO line (object, group_number, ordinal) VALUES (?, ?, 0)",
        line.object().number(),
        line.group().number());
    return sql.one(
            "SELECT id, ordinal FROM line WHERE object = ? AND group_number = ?",
            row -> new Line(row.getInt(1), row.getLong(2)),
            line.object().number(),
            line.group().number())
        .orElseThrow();
  }

  /** With what a snapshot can be compared: not if another one, or a whole one, came half way. */
  static Optional<Newest> newest(Sql sql, SnapshotLine line, SnapshotId next) throws SQLException {
    return sql.one(
        """
        SELECT newest, indexing FROM line
        WHERE object = ? AND group_number = ? AND newest IS NOT NULL
          AND (begun IS NULL OR (begun = ? AND extent = 'DIFFERENCES'))
        """,
        LineTable::newest,
        line.object().number(),
        line.group().number(),
        next.value());
  }

  static void begin(Sql sql, Line line, Snapshot snapshot, Extent extent) throws SQLException {
    sql.run(
        "UPDATE line SET begun = ?, extent = ? WHERE id = ?",
        snapshot.id().value(),
        extent.name(),
        line.number());
  }

  static void end(Sql sql, Line line, Snapshot snapshot) throws SQLException {
    long ordinal = line.ordinal() + 1;
    sql.run(
        """
        UPDATE line SET ordinal = ?, newest = ?, indexing = ?, begun = NULL, extent = NULL
        WHERE id = ?
        """,
        ordinal,
        snapshot.id().value(),
        IndexingText.of(snapshot.indexing()),
        line.number());
    sql.run(
        "INSERT OR REPLACE INTO snapshot (id, line, ordinal, status) VALUES (?, ?, ?, ?)",
        snapshot.id().value(),
        line.number(),
        ordinal,
        IndexingStatus.DONE.name());
  }

  static void pass(Sql sql, Line line, Snapshot snapshot, IndexingStatus status)
      throws SQLException {
    sql.run(
        "INSERT OR REPLACE INTO snapshot (id, line, ordinal, status) VALUES (?, ?, NULL, ?)",
        snapshot.id().value(),
        line.number(),
        status.name());
  }

  static void forget(Sql sql, Collection<SnapshotId> snapshots) throws SQLException {
    for (SnapshotId snapshot : snapshots) {
      sql.run("DELETE FROM snapshot WHERE id = ?", snapshot.value());
      sql.run("UPDATE line SET newest = NULL, indexing = NULL WHERE newest = ?", snapshot.value());
    }
  }

  /** Those of which nothing is left; their paths must be gone. */
  static void removeEmpty(Sql sql) throws SQLException {
    sql.run("DELETE FROM line WHERE id NOT IN (SELECT line FROM snapshot)");
  }

  static Map<Integer, NavigableSet<Long>> live(Sql sql) throws SQLException {
    Map<Integer, NavigableSet<Long>> live = new HashMap<>();
    sql.list(
        "SELECT line, ordinal FROM snapshot WHERE ordinal IS NOT NULL",
        row -> live.computeIfAbsent(row.getInt(1), unused -> new TreeSet<>()).add(row.getLong(2)));
    return live;
  }

  static Set<Integer> goingOn(Sql sql) throws SQLException {
    return new HashSet<>(
        sql.list("SELECT id FROM line WHERE newest IS NOT NULL", row -> row.getInt(1)));
  }

  static Map<SnapshotId, IndexingStatus> statuses(Sql sql, Collection<SnapshotId> snapshots)
      throws SQLException {
    Map<SnapshotId, IndexingStatus> statuses = new HashMap<>();
    for (SnapshotId snapshot : snapshots) {
      statuses.put(
          snapshot,
          sql.one(
                  "SELECT status FROM snapshot WHERE id = ?",
                  row -> IndexingStatus.valueOf(row.getString(1)),
                  snapshot.value())
              .orElse(IndexingStatus.IN_PROGRESS));
    }
    return statuses;
  }

  private static Newest newest(ResultSet row) throws SQLException {
    return new Newest(new SnapshotId(row.getString(1)), IndexingText.read(row.getString(2)));
  }
}
