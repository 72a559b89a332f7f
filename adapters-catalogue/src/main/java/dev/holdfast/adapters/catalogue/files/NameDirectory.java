package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.source.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of all blocks, in their order, as of one version of the index. Names repeat, so that
 * those of ten paths take some 25 bytes of memory.
 */
record NameDirectory(long version, Map<Integer, SnapshotLine> lines, List<BlockNames> blocks) {
  static final NameDirectory EMPTY = new NameDirectory(0, Map.of(), List.of());

  private static final Comparator<BlockNames> ORDER = Comparator.comparing(BlockNames::first);

  /** This directory as of the version that the reader's transaction sees. */
  NameDirectory asOf(long newVersion, Sql reader) throws SQLException {
    if (newVersion == version) {
      return this;
    }
    List<BlockNames> changed =
        reader.list(
            "SELECT id, first, names FROM block WHERE version > ?",
            row -> BlockNames.read(row.getLong(1), new SortKey(row.getBytes(2)), row.getBytes(3)),
            version);
    Set<Long> former =
        new HashSet<>(
            reader.list(
                "SELECT id FROM gone_block WHERE version > ?", row -> row.getLong(1), version));
    changed.forEach(block -> former.add(block.id()));
    BlockNames[] all = new BlockNames[blocks.size() + changed.size()];
    int count = 0;
    for (BlockNames block : blocks) {
      if (!former.contains(block.id())) {
        all[count++] = block;
      }
    }
    for (BlockNames block : changed) {
      all[count++] = block;
    }
    BlockNames[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted, ORDER);
    return new NameDirectory(newVersion, linesOf(reader), Arrays.asList(sorted));
  }

  static Map<Integer, SnapshotLine> linesOf(Sql sql) throws SQLException {
    Map<Integer, SnapshotLine> lines = new HashMap<>();
    sql.list(
        "SELECT id, object, group_number FROM line", row -> lines.put(row.getInt(1), line(row)));
    return lines;
  }

  /** The last block that may hold a key: all before it end earlier. */
  int blockOf(SortKey key) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).first().compareTo(key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /** How much memory the names take, about. */
  long memoryBytes() {
    return blocks.stream().mapToLong(BlockNames::memoryBytes).sum();
  }

  private static SnapshotLine line(ResultSet row) throws SQLException {
    return new SnapshotLine(new GroupId(row.getLong(3)), new ObjectId(row.getLong(2)));
  }
}
