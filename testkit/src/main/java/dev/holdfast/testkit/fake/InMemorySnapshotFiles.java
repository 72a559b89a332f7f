package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the snapshots of an {@link InMemorySnapshotStore}. All entries belong to root, and are
 * as old as the epoch.
 */
public final class InMemorySnapshotFiles implements SnapshotFiles {
  private final InMemorySnapshotStore store;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int openSnapshots;

  public InMemorySnapshotFiles(InMemorySnapshotStore store) {
    this.store = store;
  }

  /**
   * How many snapshots are open, or 0 as soon as none is; those that nobody closed count for ever.
   *
   * @param patience how long others may take to close what they have open
   */
  public int openSnapshots(Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (openSnapshots > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return openSnapshots;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }

  private void opened(int change) {
    lock.lock();
    try {
      openSnapshots += change;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Opened open(TenantId tenant, SnapshotId snapshot) {
    return new MemoryOpened(tree(tenant, snapshot));
  }

  @Override
  public Compared compare(
      TenantId tenant, SnapshotId earlier, SnapshotId later, Predicate<Difference> visitor) {
    return new Compared(compare(tree(tenant, earlier), tree(tenant, later), visitor));
  }

  private MemoryTree tree(TenantId tenant, SnapshotId snapshot) {
    return store.snapshots().stream()
        .filter(stored -> stored.id().equals(snapshot) && stored.tenant().equals(tenant))
        .findFirst()
        .map(stored -> MemoryTree.of(stored.files()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.missing", "Tenant " + tenant + " has no snapshot " + snapshot + "."));
  }

  /** False if the visitor has seen enough. */
  private static boolean compare(
      MemoryTree before, MemoryTree after, Predicate<Difference> visitor) {
    for (MemoryTree old : before.below().values()) {
      if (after.find(place(old)).isEmpty() && !showAll(old, Change.REMOVED, visitor)) {
        return false;
      }
    }
    for (MemoryTree young : after.below().values()) {
      MemoryTree old = before.find(place(young)).orElse(null);
      if (!compareEntry(old, young, visitor)) {
        return false;
      }
    }
    return true;
  }

  /** Where an entry is, seen from the directory that holds it. */
  private static EntryPath place(MemoryTree entry) {
    return EntryPath.ROOT.child(entry.path().name());
  }

  private static boolean compareEntry(
      @Nullable MemoryTree old, MemoryTree young, Predicate<Difference> visitor) {
    if (old == null) {
      return showAll(young, Change.ADDED, visitor);
    }
    if (old.isFile() != young.isFile()) {
      return visitor.test(new Difference(Change.KIND, young.entry()))
          && showBelow(old, Change.REMOVED, visitor)
          && showBelow(young, Change.ADDED, visitor);
    }
    if (!Arrays.equals(old.content(), young.content())) {
      return visitor.test(new Difference(Change.CONTENT, young.entry()));
    }
    return compare(old, young, visitor);
  }

  private static boolean showAll(MemoryTree tree, Change change, Predicate<Difference> visitor) {
    return visitor.test(new Difference(change, tree.entry())) && showBelow(tree, change, visitor);
  }

  private static boolean showBelow(MemoryTree tree, Change change, Predicate<Difference> visitor) {
    return tree.below().values().stream().allMatch(entry -> showAll(entry, change, visitor));
  }

  private final class MemoryOpened implements Opened {
    private final MemoryTree root;
    private boolean isOpen = true;

    private MemoryOpened(MemoryTree root) {
      this.root = root;
      opened(1);
    }

    @Override
    public Optional<SnapshotEntry> find(EntryPath path) {
      return found(path).map(MemoryTree::entry);
    }

    @Override
    public void list(EntryPath directory, Predicate<SnapshotEntry> visitor) {
      for (MemoryTree entry : directory(directory).below().values()) {
        if (!visitor.test(entry.entry())) {
          return;
        }
      }
    }

    @Override
    public void walk(EntryPath directory, Visitor visitor) {
      walk(directory(directory), visitor);
    }

    private boolean walk(MemoryTree directory, Visitor visitor) {
      return directory.below().values().stream()
          .allMatch(
              entry ->
                  switch (visitor.visit(entry.entry())) {
                    case ENTER -> walk(entry, visitor);
                    case PASS -> true;
                    case STOP -> false;
                  });
    }

    @Override
    public InputStream read(EntryPath file, long from) {
      if (from < 0) {
        throw new IllegalArgumentException("No file begins before 0: " + from);
      }
      MemoryTree tree = found(file).orElse(null);
      byte[] content = tree == null ? null : tree.content();
      if (content == null) {
        throw missing("snapshot.file.missing", "file", file);
      }
      int start = (int) Math.min(from, content.length);
      return new ByteArrayInputStream(content, start, content.length - start);
    }

    @Override
    public long storedBytes(List<EntryPath> paths) {
      Set<ByteBuffer> contents = new HashSet<>();
      paths.forEach(path -> found(path).ifPresent(tree -> addContents(tree, contents)));
      return contents.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    private static void addContents(MemoryTree tree, Set<ByteBuffer> contents) {
      byte[] content = tree.content();
      if (content != null) {
        contents.add(ByteBuffer.wrap(content));
      }
      tree.below().values().forEach(entry -> addContents(entry, contents));
    }

    private Optional<MemoryTree> found(EntryPath path) {
      if (!isOpen) {
        throw new IllegalStateException("The snapshot is closed");
      }
      return root.find(path);
    }

    private MemoryTree directory(EntryPath path) {
      return found(path)
          .filter(tree -> !tree.isFile())
          .orElseThrow(() -> missing("snapshot.directory.missing", "directory", path));
    }

    private static NotFoundException missing(String code, String what, EntryPath path) {
      return new NotFoundException(code, "The snapshot has no " + what + " " + path + ".");
    }

    @Override
    public void close() {
      if (isOpen) {
        isOpen = false;
        opened(-1);
      }
    }
  }
}
