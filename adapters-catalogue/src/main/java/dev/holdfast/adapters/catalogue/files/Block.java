package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.SnapshotLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some hundred paths that follow each other, packed by columns, so that a search reads what it asks
 * for alone.
 */
final class Block {
  private final SortKey first;

  /** Each folded name once, with the number of its paths. */
  private final byte[] names;

  /** Which lines' paths end where: each pair of line and last ordinal once. */
  private final byte[] ends;

  /** Five bytes a path: kind and line. */
  private final byte[] marks;

  private final byte[] sizes;
  private final byte[] times;
  private final byte[] ranges;

  /** Each as how much it shares with the one before, and the rest. */
  private final byte[] paths;

  /** Where the paths of a line end: an ordinal, or {@link Ranges#OPEN}. */
  record End(int line, long last) {}

  private Block(
      SortKey first,
      byte[] names,
      byte[] ends,
      byte[] marks,
      byte[] sizes,
      byte[] times,
      byte[] ranges,
      byte[] paths) {
    this.first = first;
    this.names = names;
    this.ends = ends;
    this.marks = marks;
    this.sizes = sizes;
    this.times = times;
    this.ranges = ranges;
    this.paths = paths;
  }

  static Block of(List<IndexedPath> rows) {
    NameColumn names = new NameColumn();
    Set<End> ends = new HashSet<>();
    ByteWriter marks = new ByteWriter();
    ByteWriter sizes = new ByteWriter();
    ByteWriter times = new ByteWriter();
    ByteWriter ranges = new ByteWriter();
    PathColumn paths = new PathColumn();
    for (IndexedPath row : rows) {
      int nameEnd = row.key().nameEnd();
      names.add(row.key().bytes(), nameEnd);
      paths.add(row.key().bytes(), nameEnd + 1, row.key().pathEnd());
      marks.oneByte(KindCodes.of(row.kind()));
      marks.fixedInt(row.line());
      sizes.fixedLong(row.bytes());
      times.fixedLong(row.modifiedMicros());
      row.ranges().write(ranges);
      ends.add(new End(row.line(), row.ranges().last()));
    }
    return new Block(
        rows.getFirst().key(),
        names.packed(),
        packEnds(ends),
        marks.toArray(),
        sizes.toArray(),
        times.toArray(),
        ranges.toArray(),
        paths.packed());
  }

  static Block read(ResultSet row) throws SQLException {
    return new Block(
        new SortKey(row.getBytes("first")),
        row.getBytes("names"),
        row.getBytes("ends"),
        row.getBytes("marks"),
        row.getBytes("sizes"),
        row.getBytes("times"),
        row.getBytes("ranges"),
        row.getBytes("paths"));
  }

  void put(Sql sql, long id, long version) throws SQLException {
    sql.run(
        "INSERT OR REPLACE INTO block (id, version, first, names, ends) VALUES (?, ?, ?, ?, ?)",
        id,
        version,
        first.bytes(),
        names,
        ends);
    sql.run(
        """
        INSERT OR REPLACE INTO body (id, marks, sizes, times, ranges, paths)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        id,
        marks,
        sizes,
        times,
        ranges,
        paths);
  }

  /** The paths of the block; an index exception if its columns don't fit together. */
  List<IndexedPath> rows(Map<Integer, SnapshotLine> lines) {
    BlockNames read = BlockNames.read(0, first, names);
    BlockBody body = new BlockBody(marks, sizes, times, paths);
    ByteReader packedRanges = new ByteReader(ranges);
    PathReader packedPaths = body.paths();
    List<IndexedPath> rows = new ArrayList<>(read.paths());
    for (int name = 0; name < read.names(); name++) {
      byte[] folded = read.folded(name);
      for (int i = read.pathStart(name); i < read.pathEnd(name); i++) {
        rows.add(
            new IndexedPath(
                SortKey.of(folded, packedPaths.next(), body.line(i, lines)),
                body.line(i),
                body.kind(i),
                body.bytes(i),
                body.modifiedMicros(i),
                Ranges.read(packedRanges)));
      }
    }
    return rows;
  }

  static List<End> unpackEnds(byte[] packed) {
    ByteReader reader = new ByteReader(packed);
    List<End> ends = new ArrayList<>();
    while (reader.hasMore()) {
      ends.add(new End(reader.smallNumber(), reader.number()));
    }
    return ends;
  }

  private static byte[] packEnds(Set<End> ends) {
    ByteWriter packed = new ByteWriter();
    for (End end : ends) {
      packed.number(end.line());
      packed.number(end.last());
    }
    return packed.toArray();
  }
}
