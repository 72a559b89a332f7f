package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.search.FileHit.Place;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search: goes through the names of all blocks in memory, and reads of the blocks that hold
 * some of them what the other filters ask for, and the paths of the page.
 */
final class FileSearch {
  private final Sql reader;
  private final NameDirectory directory;
  private final FileQuery query;
  private final NameMatch name;
  private final ColumnFilter columns;
  private final SortKey after;
  private final List<FileHit> page = new ArrayList<>();
  private final @Nullable Long knownTotal;
  private long total;

  /**
   * A search.
   *
   * @param directory as of what the reader's transaction sees
   * @param knownTotal how many hits there are on all pages; null to count them
   */
  FileSearch(Sql reader, NameDirectory directory, FileQuery query, @Nullable Long knownTotal) {
    this.reader = reader;
    this.directory = directory;
    this.query = query;
    this.name = new NameMatch(query.name());
    this.columns = new ColumnFilter(query, directory.lines());
    Place place = query.after();
    this.after = place == null ? SortKey.LEAST : SortKey.of(place.path(), place.line());
    this.knownTotal = knownTotal;
  }

  FoundFiles run() throws SQLException {
    if (columns.isHopeless()) {
      return FoundFiles.NONE;
    }
    List<BlockNames> blocks = directory.blocks();
    for (int i = firstBlock(); i < blocks.size(); i++) {
      BlockNames block = blocks.get(i);
      if (name.isBeyond(block) || (knownTotal != null && isPageFull())) {
        break;
      }
      boolean isBefore = i + 1 < blocks.size() && blocks.get(i + 1).first().compareTo(after) <= 0;
      look(block, isBefore);
    }
    boolean areMore = isPageFull();
    return new FoundFiles(
        knownTotal == null ? total : knownTotal,
        areMore ? page.subList(0, query.limit()) : page,
        areMore);
  }

  /** What comes before the page is gone through only to count it. */
  private int firstBlock() {
    int first = name.firstBlock(directory);
    return knownTotal == null ? first : Math.max(first, directory.blockOf(after));
  }

  /** With one hit more than it shows, which tells that another page follows. */
  private boolean isPageFull() {
    return page.size() > query.limit();
  }

  /**
   * Counts what a block holds, and adds it to the page.
   *
   * @param isBefore whether all of it comes before the page
   */
  private void look(BlockNames block, boolean isBefore) throws SQLException {
    boolean isForPage = !isBefore && !isPageFull();
    if (columns.isAny() && !isForPage) {
      total += name.isAny() ? block.paths() : block.pathsThatMatch(name);
      return;
    }
    BlockHits hits = new BlockHits(block);
    int next = block.nextMatch(0, name);
    while (next < block.names()) {
      hits.add(next);
      next = block.nextMatch(next + 1, name);
    }
    if (hits.isEmpty()) {
      return;
    }
    if (!columns.isAny()) {
      columns.filter(hits, reader);
    }
    total += hits.count();
    if (isForPage && hits.count() > 0) {
      addToPage(block, hits);
    }
  }

  private void addToPage(BlockNames block, BlockHits hits) throws SQLException {
    BlockBody body = TenantBlocks.body(reader, block.id());
    PathReader paths = body.paths();
    int name = 0;
    int read = 0;
    for (int i = hits.next(0); i >= 0 && !isPageFull(); i = hits.next(i + 1)) {
      while (block.pathEnd(name) <= i) {
        name++;
      }
      for (; read < i; read++) {
        paths.pass();
      }
      add(block.folded(name), paths.next(), body, i);
      read++;
    }
  }

  private void add(byte[] folded, byte[] path, BlockBody body, int i) {
    SnapshotLine line = body.line(i, directory.lines());
    if (SortKey.of(folded, path, line).compareTo(after) > 0) {
      page.add(
          new FileHit(
              new EntryPath(new String(path, StandardCharsets.UTF_8)),
              body.kind(i),
              body.bytes(i),
              body.modifiedMicros(i),
              line));
    }
  }
}
