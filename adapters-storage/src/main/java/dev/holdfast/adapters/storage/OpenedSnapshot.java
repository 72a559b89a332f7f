package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotFiles.Visitor;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.SnapshotVisitor;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A snapshot of files that is open for looking into it. */
final class OpenedSnapshot implements SnapshotFiles.Opened {
  private final TenantId tenant;
  private final TenantRepositories.InUse use;
  private final SnapshotReader reader;
  private boolean isClosed;

  private OpenedSnapshot(TenantId tenant, TenantRepositories.InUse use, SnapshotReader reader) {
    this.tenant = tenant;
    this.use = use;
    this.reader = reader;
  }

  /**
   * Opens a snapshot of a store.
   *
   * @throws NotFoundException if there is no such snapshot
   */
  static OpenedSnapshot open(EngineSnapshotStore store, TenantId tenant, SnapshotId snapshot) {
    return store.opened(
        tenant,
        List.of(snapshot),
        use ->
            new OpenedSnapshot(
                tenant,
                use,
                use.repository().openSnapshot(EngineSnapshotStore.engineId(snapshot))));
  }

  /** The engine's reader, open as long as this. */
  SnapshotReader reader() {
    return reader;
  }

  @Override
  public Optional<SnapshotEntry> find(EntryPath path) {
    return path.isRoot()
        ? Optional.of(EngineEntries.root(reader.snapshot().details().time().toInstant()))
        : node(path).map(node -> EngineEntries.entry(path, node));
  }

  @Override
  public void list(EntryPath directory, Predicate<SnapshotEntry> visitor) {
    walk(directory, entry -> visitor.test(entry) ? Visitor.Next.PASS : Visitor.Next.STOP);
  }

  @Override
  public void walk(EntryPath directory, Visitor visitor) {
    SnapshotPath place = directory(directory);
    EngineFailures.run(
        tenant, () -> reader.walk(place, (path, node) -> visit(path, node, visitor)));
  }

  private static SnapshotVisitor.Next visit(SnapshotPath path, Node node, Visitor visitor) {
    return EngineEntries.path(path)
        .map(place -> next(visitor.visit(EngineEntries.entry(place, node))))
        .orElse(SnapshotVisitor.Next.PASS);
  }

  private static SnapshotVisitor.Next next(Visitor.Next next) {
    return switch (next) {
      case ENTER -> SnapshotVisitor.Next.ENTER;
      case PASS -> SnapshotVisitor.Next.PASS;
      case STOP -> SnapshotVisitor.Next.STOP;
    };
  }

  @Override
  public InputStream read(EntryPath file, long from) {
    if (from < 0) {
      throw new IllegalArgumentException("No file begins before 0: " + from);
    }
    Node node = node(file).orElseThrow(() -> missing("file", file));
    if (!(node instanceof FileNode content)) {
      throw missing("file", file);
    }
    return EngineFailures.call(tenant, () -> new EngineContent(tenant, reader.open(content, from)));
  }

  @Override
  public long storedBytes(List<EntryPath> paths) {
    List<SnapshotPath> places =
        paths.stream().flatMap(path -> EngineEntries.path(path).stream()).toList();
    return EngineFailures.call(tenant, () -> reader.storedBytes(places));
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      EngineFailures.run(
          tenant,
          () -> {
            try (use) {
              reader.close();
            }
          });
    }
  }

  private SnapshotPath directory(EntryPath path) {
    if (find(path).filter(entry -> entry.kind() == EntryKind.DIRECTORY).isEmpty()) {
      throw missing("directory", path);
    }
    return EngineEntries.path(path).orElseThrow();
  }

  private Optional<Node> node(EntryPath path) {
    return EngineFailures.call(tenant, () -> EngineEntries.path(path).flatMap(reader::find));
  }

  private static NotFoundException missing(String what, EntryPath path) {
    return new NotFoundException(
        "snapshot." + what + ".missing", "The snapshot has no " + what + " " + path + ".");
  }
}
