package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/** Sorts what is said of a snapshot, and applies it then. */
final class SortedUpdate implements Update {
  private final SqlFileIndex index;
  private final Snapshot snapshot;
  private final Extent extent;
  private final ChangeSorter changes;

  SortedUpdate(SqlFileIndex index, Snapshot snapshot, Extent extent, ChangeSorter changes) {
    this.index = index;
    this.snapshot = snapshot;
    this.extent = extent;
    this.changes = changes;
  }

  @Override
  public void put(SnapshotEntry entry) {
    if (!FileQuery.KINDS.contains(entry.kind())) {
      remove(entry.path());
      return;
    }
    try {
      changes.add(
          SortKey.of(entry.path(), snapshot.line()),
          entry.kind(),
          entry.bytes(),
          ChronoUnit.MICROS.between(Instant.EPOCH, entry.modified()));
    } catch (IOException e) {
      throw SqlFileIndex.unreachable(e);
    }
  }

  @Override
  public void remove(EntryPath path) {
    try {
      changes.add(SortKey.of(path, snapshot.line()), null, 0, 0);
    } catch (IOException e) {
      throw SqlFileIndex.unreachable(e);
    }
  }

  @Override
  public boolean apply(BooleanSupplier mayGoOn) {
    return index.apply(snapshot, extent, changes, mayGoOn);
  }

  @Override
  public void close() {
    try {
      changes.close();
    } catch (IOException e) {
      throw SqlFileIndex.unreachable(e);
    }
  }
}
