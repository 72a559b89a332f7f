package dev.holdfast.testkit.fake;

import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryName;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotEntry.Owner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a snapshot in memory holds at a path: a file with its content, or a directory. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record MemoryTree(EntryPath path, byte @Nullable [] content, SortedMap<String, MemoryTree> below) {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final int FILE_MODE = 0600;
  private static final int DIRECTORY_MODE = 0700;
  private static final Owner ROOT = new Owner(0, 0, "", "");

  /** The root of these files, by their names from the root down. */
  static MemoryTree of(Map<List<String>, byte[]> files) {
    MemoryTree root = directory(EntryPath.ROOT);
    files.forEach(
        (names, content) -> {
          MemoryTree parent = root;
          for (String name : names.subList(0, names.size() - 1)) {
            EntryPath path = parent.pathOf(name);
            parent = parent.below().computeIfAbsent(name, unused -> directory(path));
          }
          String name = names.getLast();
          parent.below().put(name, new MemoryTree(parent.pathOf(name), content, new TreeMap<>()));
        });
    return root;
  }

  private static MemoryTree directory(EntryPath path) {
    return new MemoryTree(path, null, new TreeMap<>(BY_BYTES));
  }

  private EntryPath pathOf(String name) {
    return path.child(EntryName.text(name.getBytes(StandardCharsets.UTF_8)));
  }

  boolean isFile() {
    return content != null;
  }

  Optional<MemoryTree> find(EntryPath sought) {
    MemoryTree found = this;
    for (String text : sought.names()) {
      String name =
          EntryName.bytes(text)
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
              .orElseThrow();
      MemoryTree next = found.isFile() ? null : found.below().get(name);
      if (next == null) {
        return Optional.empty();
      }
      found = next;
    }
    return Optional.of(found);
  }

  SnapshotEntry entry() {
    return content == null
        ? new SnapshotEntry(path, EntryKind.DIRECTORY, 0, Instant.EPOCH, DIRECTORY_MODE, ROOT, null)
        : new SnapshotEntry(
            path, EntryKind.FILE, content.length, Instant.EPOCH, FILE_MODE, ROOT, null);
  }
}
