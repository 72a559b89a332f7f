package dev.holdfast.testkit.contract;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotEntry.Owner;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Snapshots of two lines on their way into an index; each change has the next revision. */
public final class FileIndexScene {
  public static final TenantId TENANT = TenantId.DEFAULT;
  public static final TenantId STRANGER = new TenantId("stranger");
  public static final SnapshotLine LINE = new SnapshotLine(new GroupId(20), new ObjectId(7));
  public static final SnapshotLine OTHER_LINE = new SnapshotLine(new GroupId(10), new ObjectId(8));

  private static final int PAGE = 100;
  private static final int ID_CHARS = 64;

  private final FileIndex index;
  private long revision;

  public FileIndexScene(FileIndex index) {
    this.index = index;
  }

  public FileIndex index() {
    return index;
  }

  /** The id of a snapshot from a few hexadecimal digits. */
  public static SnapshotId id(String digits) {
    return new SnapshotId(digits + "0".repeat(ID_CHARS - digits.length()));
  }

  public static SnapshotEntry file(String path) {
    return entry(path, EntryKind.FILE, 10, 1_000_000);
  }

  public static SnapshotEntry entry(String path, EntryKind kind, long bytes, long modifiedMicros) {
    return new SnapshotEntry(
        new EntryPath(path),
        kind,
        bytes,
        Instant.EPOCH.plus(modifiedMicros, ChronoUnit.MICROS),
        0644,
        new Owner(0, 0, "root", "root"),
        kind == EntryKind.SYMLINK ? "target" : null);
  }

  public static FileQuery named(String searched) {
    return FileQuery.named(NameFilter.of(searched), PAGE);
  }

  public static List<String> paths(FoundFiles found) {
    return found.page().stream().map(hit -> hit.path().value()).toList();
  }

  /** A snapshot with the next revision. */
  public Snapshot snapshot(SnapshotLine line, String digits) {
    return new Snapshot(TENANT, line, id(digits), Indexing.ALL, ++revision);
  }

  public void whole(SnapshotLine line, String digits, SnapshotEntry... entries) {
    apply(snapshot(line, digits), Extent.WHOLE, List.of(entries), List.of());
  }

  public void differences(
      SnapshotLine line, String digits, List<SnapshotEntry> put, List<String> removed) {
    apply(snapshot(line, digits), Extent.DIFFERENCES, put, removed);
  }

  public void forget(String digits) {
    if (!index.leaveOut(new Over(TENANT, List.of(id(digits)), ++revision), () -> true)) {
      throw new AssertionError("It was not interrupted");
    }
  }

  public List<String> found(String searched) {
    return found(named(searched));
  }

  /** The paths of a page that must be the only one, which the count must tell. */
  public List<String> found(FileQuery query) {
    FoundFiles found = index.search(TENANT, query);
    if (found.areMore() || (query.after() == null && found.total() != found.page().size())) {
      throw new AssertionError("Counted " + found.total() + ", shown " + found.page());
    }
    return paths(found);
  }

  private void apply(
      Snapshot snapshot, Extent extent, List<SnapshotEntry> put, List<String> removed) {
    try (Update update = index.begin(snapshot, extent)) {
      removed.forEach(path -> update.remove(new EntryPath(path)));
      put.forEach(update::put);
      if (!update.apply(() -> true)) {
        throw new AssertionError("It was not interrupted");
      }
    }
  }
}
