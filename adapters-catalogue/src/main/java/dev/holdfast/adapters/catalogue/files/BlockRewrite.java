package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.SnapshotLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes blocks, in their order and in small transactions. Between two of them every path is
 * there; what is interrupted can be done again from its begin.
 */
final class BlockRewrite {
  /** Read for a page's paths at once, and written for the change of one. */
  static final int PATHS_OF_BLOCK = 1024;

  /** A block of fewer takes in the next one. */
  private static final int PATHS_MIN = PATHS_OF_BLOCK / 4;

  /** A transaction of so many takes some 30 ms. */
  private static final int BLOCKS_OF_PIECE = 16;

  private record Head(long id, SortKey first, List<Block.End> ends) {}

  private final Sql writer;
  private final BooleanSupplier mayGoOn;
  private final Map<Integer, SnapshotLine> lines;

  /** Paths that are in no block until the next flush. */
  private final List<IndexedPath> buffer = new ArrayList<>();

  /** Blocks whose paths are in the buffer, or were. */
  private final Deque<Long> free = new ArrayDeque<>();

  private long lastId;
  private long lastWritten;
  private long version;
  private int written;
  private boolean isOpen;

  BlockRewrite(Sql writer, Map<Integer, SnapshotLine> lines, BooleanSupplier mayGoOn) {
    this.writer = writer;
    this.lines = lines;
    this.mayGoOn = mayGoOn;
  }

  /** Whether it came to its end. */
  boolean run(Rewriting rewriting) throws SQLException, IOException {
    List<Head> heads =
        writer.list(
            "SELECT id, first, ends FROM block ORDER BY first",
            row ->
                new Head(
                    row.getLong(1),
                    new SortKey(row.getBytes(2)),
                    Block.unpackEnds(row.getBytes(3))));
    lastId =
        writer.number(
            "SELECT max(id) FROM (SELECT id FROM block UNION ALL SELECT id FROM gone_block)");
    for (int i = 0; i < Math.max(1, heads.size()); i++) {
      @Nullable SortKey bound = i + 1 < heads.size() ? heads.get(i + 1).first() : null;
      List<Block.End> ends = heads.isEmpty() ? List.of() : heads.get(i).ends();
      if (buffer.isEmpty() && !rewriting.touches(ends, bound)) {
        continue;
      }
      begin();
      List<IndexedPath> paths = heads.isEmpty() ? List.of() : take(heads.get(i).id());
      if (!rewriteAll(rewriting, paths, bound)) {
        return false;
      }
    }
    commit();
    return true;
  }

  private boolean rewriteAll(Rewriting rewriting, List<IndexedPath> paths, @Nullable SortKey bound)
      throws SQLException, IOException {
    List<IndexedPath> rest = paths;
    do {
      rest = rewriting.rewrite(rest, bound, this.buffer::add);
      boolean isEnd = rest.isEmpty() && !rewriting.touches(List.of(), bound);
      flush(isEnd && bound != null);
      if (buffer.isEmpty() && written >= BLOCKS_OF_PIECE) {
        // What was not looked at yet must be there, too, should nobody come back.
        buffer.addAll(rest);
        flush(false);
        commit();
        if (!mayGoOn.getAsBoolean()) {
          return false;
        }
        begin();
        rest = rest.isEmpty() ? rest : take(lastWritten);
      }
      if (isEnd) {
        return true;
      }
    } while (true);
  }

  private List<IndexedPath> take(long id) throws SQLException {
    free.add(id);
    return TenantBlocks.whole(writer, id).rows(lines);
  }

  /**
   * Writes what is in the buffer.
   *
   * @param mayWait whether a small rest may go into the next block
   */
  private void flush(boolean mayWait) throws SQLException {
    int from = 0;
    while (buffer.size() - from >= 2 * PATHS_OF_BLOCK) {
      write(buffer.subList(from, from + PATHS_OF_BLOCK));
      from += PATHS_OF_BLOCK;
    }
    int rest = buffer.size() - from;
    if (rest > 0 && !(mayWait && rest < PATHS_MIN)) {
      write(buffer.subList(from, buffer.size()));
      from = buffer.size();
    }
    buffer.subList(0, from).clear();
  }

  private void write(List<IndexedPath> paths) throws SQLException {
    Long reused = free.poll();
    lastWritten = reused == null ? ++lastId : reused;
    Block.of(paths).put(writer, lastWritten, version);
    written++;
  }

  private void begin() throws SQLException {
    if (!isOpen) {
      writer.run("BEGIN IMMEDIATE");
      version = writer.number("SELECT version FROM state") + 1;
      written = 0;
      isOpen = true;
    }
  }

  private void commit() throws SQLException {
    if (isOpen) {
      for (Long id = free.poll(); id != null; id = free.poll()) {
        TenantBlocks.remove(writer, id, version);
      }
      writer.run("UPDATE state SET version = ?", version);
      writer.run("COMMIT");
      isOpen = false;
    }
  }
}
