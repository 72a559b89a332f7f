package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The directories of a restore, numbered as they are met: a parent before what is in it. Each costs
 * some 100 bytes until the restore ends, since its times are set last.
 *
 * <p>A bounded number is held open; others are opened again, name by name from one that is open, so
 * that no link that somebody put in their place is followed. Safe for use by many threads.
 */
final class Directories implements AutoCloseable {
  /** The target's root. */
  static final int ROOT = 0;

  /** Far below the 1,024 open files that a process may have by default. */
  private static final int OPEN_MAX = 128;

  private final @Nullable TargetDirectory root;
  private final SnapshotPath rootPath;
  private final List<byte[]> entries = new ArrayList<>();
  private int[] parents = new int[64];

  /** The path that was asked for last, and whose it is. */
  private SnapshotPath path;

  private int pathNumber = ROOT;

  /** Open ones but the root, least recently used first. */
  private final Map<Integer, Open> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param root null where it is missing, which happens in dry runs only
   */
  Directories(@Nullable TargetDirectory root, SnapshotPath rootPath) {
    this.root = root;
    this.rootPath = rootPath;
    this.path = rootPath;
    entries.add(new byte[0]);
  }

  private static final class Open {
    final TargetDirectory directory;
    int users;

    Open(TargetDirectory directory) {
      this.directory = directory;
    }
  }

  /**
   * Adds a directory.
   *
   * @param entry name and attributes, as {@link PackedEntry} has them
   */
  synchronized int add(int parent, byte[] entry) {
    int number = entries.size();
    if (number == parents.length) {
      parents = Arrays.copyOf(parents, number * 2);
    }
    entries.add(entry);
    parents[number] = parent;
    return number;
  }

  synchronized int count() {
    return entries.size();
  }

  synchronized byte[] entry(int number) {
    return entries.get(number);
  }

  /** Where it lies in the snapshot. Asked for again and again for files of one directory. */
  synchronized SnapshotPath path(int number) {
    if (number != pathNumber) {
      path = walkUp(number);
      pathNumber = number;
    }
    return path;
  }

  private SnapshotPath walkUp(int number) {
    Deque<NodeName> names = new ArrayDeque<>();
    for (int at = number; at != ROOT; at = parents[at]) {
      names.push(PackedEntry.name(entries.get(at)));
    }
    SnapshotPath found = rootPath;
    for (NodeName name : names) {
      found = found.resolve(name);
    }
    return found;
  }

  /** Takes a directory that has just been made or opened into the care of this object. */
  synchronized void opened(int number, TargetDirectory directory) {
    open.put(number, new Open(directory));
    closeIdle();
  }

  /** The open directory; to be given back by {@link #release}. */
  synchronized TargetDirectory acquire(int number) throws IOException {
    if (number == ROOT) {
      return root();
    }
    Open known = open.get(number);
    if (known == null) {
      known = reopen(number);
    }
    known.users++;
    return known.directory;
  }

  synchronized void release(int number) {
    if (number != ROOT) {
      Open used = open.get(number);
      if (used == null || used.users == 0) {
        throw new IllegalStateException("Directory " + number + " was not acquired");
      }
      used.users--;
    }
  }

  private TargetDirectory root() {
    if (root == null) {
      throw new IllegalStateException("The target is missing");
    }
    return root;
  }

  private Open reopen(int number) throws IOException {
    Deque<Integer> way = new ArrayDeque<>();
    int at = number;
    while (at != ROOT && !open.containsKey(at)) {
      way.push(at);
      at = parents[at];
    }
    Open last = at == ROOT ? used(root()) : openAt(at);
    for (int next : way) {
      Open opened = used(last.directory.openDirectory(PackedEntry.name(entries.get(next))));
      open.put(next, opened);
      last.users--;
      last = opened;
      closeIdle();
    }
    last.users--;
    return last;
  }

  private static Open used(TargetDirectory directory) {
    Open used = new Open(directory);
    used.users++;
    return used;
  }

  private Open openAt(int number) {
    Open known = Objects.requireNonNull(open.get(number));
    known.users++;
    return known;
  }

  private void closeIdle() {
    Iterator<Open> oldest = open.values().iterator();
    while (open.size() > OPEN_MAX && oldest.hasNext()) {
      Open candidate = oldest.next();
      if (candidate.users == 0) {
        candidate.directory.close();
        oldest.remove();
      }
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(one -> one.directory.close());
    open.clear();
    if (root != null) {
      root.close();
    }
  }
}
