package dev.holdfast.application.service.snapshot;

import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Plan;
import dev.holdfast.application.port.out.SnapshotFiles.Opened;
import dev.holdfast.application.port.out.SnapshotFiles.Visitor.Next;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Adds up what a restore would bring back. */
final class PlanCount {
  private static final Comparator<SnapshotEntry> SMALLER =
      Comparator.comparingLong(SnapshotEntry::bytes)
          .thenComparing(entry -> entry.path().value(), Comparator.reverseOrder());

  private final Map<EntryKind, Long> entries = new EnumMap<>(EntryKind.class);
  private final PriorityQueue<SnapshotEntry> biggest = new PriorityQueue<>(SMALLER);
  private long bytes;

  /** Adds an entry, and all that lies in it. */
  void add(Opened snapshot, SnapshotEntry entry) {
    // The root is not made by a restore: it is where the restore goes.
    if (!entry.path().isRoot()) {
      count(entry);
    }
    if (entry.kind() == EntryKind.DIRECTORY) {
      snapshot.walk(
          entry.path(),
          below -> {
            count(below);
            return Next.ENTER;
          });
    }
  }

  private void count(SnapshotEntry entry) {
    entries.merge(entry.kind(), 1L, Long::sum);
    bytes += entry.bytes();
    if (entry.kind() == EntryKind.FILE) {
      biggest.add(entry);
      if (biggest.size() > BrowseSnapshots.BIGGEST_MAX) {
        biggest.remove();
      }
    }
  }

  Plan plan(long storedBytes) {
    List<SnapshotEntry> sorted = biggest.stream().sorted(SMALLER.reversed()).toList();
    return new Plan(
        of(EntryKind.FILE),
        of(EntryKind.DIRECTORY),
        of(EntryKind.SYMLINK),
        of(EntryKind.SPECIAL),
        bytes,
        storedBytes,
        sorted);
  }

  private long of(EntryKind kind) {
    return entries.getOrDefault(kind, 0L);
  }
}
