package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.search.SnapshotLine;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Map;

/** The filters of a search but that of names; each reads its own column and no other. */
final class ColumnFilter {
  private final FileQuery query;
  private final boolean anyKind;
  private final boolean anyLine;
  private final BitSet kinds = new BitSet();
  private final BitSet lines = new BitSet();

  ColumnFilter(FileQuery query, Map<Integer, SnapshotLine> all) {
    this.query = query;
    this.anyKind = query.kinds().containsAll(FileQuery.KINDS);
    query.kinds().forEach(kind -> kinds.set(KindCodes.of(kind)));
    all.forEach((number, line) -> lines.set(number, query.wants(line)));
    this.anyLine = lines.cardinality() == all.size();
  }

  /** Whether nothing can pass. */
  boolean isHopeless() {
    return kinds.isEmpty() || lines.isEmpty();
  }

  /** Whether everything passes. */
  boolean isAny() {
    return anyKind && anyLine && isAll(query.bytes()) && isAll(query.modifiedMicros());
  }

  void filter(BlockHits hits, Sql reader) throws SQLException {
    if (!anyKind || !anyLine) {
      byte[] marks = TenantBlocks.column(reader, "marks", hits.id());
      hits.retain(i -> passes(marks, i));
    }
    if (!isAll(query.bytes())) {
      retain(hits, TenantBlocks.column(reader, "sizes", hits.id()), query.bytes());
    }
    if (!isAll(query.modifiedMicros())) {
      retain(hits, TenantBlocks.column(reader, "times", hits.id()), query.modifiedMicros());
    }
  }

  private boolean passes(byte[] marks, int path) {
    return kinds.get(BlockBody.code(marks, path))
        && (anyLine || lines.get(BlockBody.line(marks, path)));
  }

  private static void retain(BlockHits hits, byte[] column, NumberRange range) {
    hits.retain(i -> range.contains(BlockBody.number(column, i)));
  }

  private static boolean isAll(NumberRange range) {
    return range.equals(NumberRange.ALL);
  }
}
