package dev.holdfast.application.service.snapshot;

import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Page;
import dev.holdfast.domain.snapshot.EntryName;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes one page out of a directory that is shown in the order of the names' bytes. What came or
 * went meanwhile is no question: a snapshot does not change.
 */
final class PageOfEntries implements Predicate<SnapshotEntry> {
  private final byte @Nullable [] after;
  private final int max;
  private final List<SnapshotEntry> entries = new ArrayList<>();
  private boolean isLast = true;

  PageOfEntries(Page page) {
    this.after = page.after() == null ? null : bytes(page.after());
    this.max = page.max();
  }

  @Override
  public boolean test(SnapshotEntry entry) {
    if (after != null && Arrays.compareUnsigned(bytes(entry.path().name()), after) <= 0) {
      return true;
    }
    if (entries.size() == max) {
      isLast = false;
      return false;
    }
    entries.add(entry);
    return true;
  }

  List<SnapshotEntry> entries() {
    return entries;
  }

  boolean isLast() {
    return isLast;
  }

  private static byte[] bytes(String name) {
    return EntryName.bytes(name).orElseGet(() -> new byte[0]);
  }
}
