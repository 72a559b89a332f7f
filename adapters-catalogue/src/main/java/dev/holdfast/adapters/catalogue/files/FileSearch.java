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
  private long total;

  FileSearch(Sql reader, NameDirectory directory, FileQuery query) {
    this.reader = reader;
    this.directory = directory;
    this.query = query;
    this.name = new NameMatch(query.name());
    this.columns = new ColumnFilter(query, directory.lines());
    Place place = query.after();
    this.after = place == null ? SortKey.LEAST : SortKey.of(place.path(), place.line());
  }

  FoundFiles run() throws SQLException {
    if (columns.isHopeless()) {
      return FoundFiles.NONE;
    }
    List<BlockNames> blocks = directory.blocks();
    for (int i = name.firstBlock(directory); i < blocks.size(); i++) {
      BlockNames block = blocks.get(i);
      if (name.isBeyond(block)) {
        break;
      }
      boolean isBefore = i + 1 < blocks.size() && blocks.get(i + 1).first().compareTo(after) <= 0;
      look(block, isBefore);
    }
    boolean areMore = page.size() > query.limit();
    return new FoundFiles(total, areMore ? page.subList(0, query.limit()) : page, areMore);
  }

  /**
   * Counts what a block holds, and adds it to the page.
   *
   * @param isBefore whether all of it comes before the page
   */
  private void look(BlockNames block, boolean isBefore) throws SQLException {
    boolean isForPage = !isBefore && page.size() <= query.limit();
    if (columns.isAny() && !isForPage) {
      total += name.isAny() ? block.paths() : paths(block);
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

  /** How many paths of a block bear names that match. */
  private long paths(BlockNames block) {
    long paths = 0;
    int next = block.nextMatch(0, name);
    while (next < block.names()) {
      paths += block.pathEnd(next) - block.pathStart(next);
      next = block.nextMatch(next + 1, name);
    }
    return paths;
  }

  private void addToPage(BlockNames block, BlockHits hits) throws SQLException {
    BlockBody body = TenantBlocks.body(reader, block.id());
    PathReader paths = body.paths();
    for (int name = 0; name < block.names() && page.size() <= query.limit(); name++) {
      byte[] folded = block.folded(name);
      for (int i = block.pathStart(name); i < block.pathEnd(name); i++) {
        byte[] path = paths.next();
        if (hits.contains(i) && page.size() <= query.limit()) {
          add(folded, path, body, i);
        }
      }
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
