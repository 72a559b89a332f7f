package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** Looks into snapshots of files in the repositories of an {@link EngineSnapshotStore}. */
public final class EngineSnapshotFiles implements SnapshotFiles {
  private final EngineSnapshotStore store;

  public EngineSnapshotFiles(EngineSnapshotStore store) {
    this.store = store;
  }

  @Override
  public Opened open(TenantId tenant, SnapshotId snapshot) {
    return OpenedSnapshot.open(store, tenant, snapshot);
  }

  @Override
  public Compared compare(
      TenantId tenant, SnapshotId earlier, SnapshotId later, Predicate<Difference> visitor) {
    dev.holdfast.engine.id.SnapshotId first = EngineSnapshotStore.engineId(earlier);
    dev.holdfast.engine.id.SnapshotId second = EngineSnapshotStore.engineId(later);
    Showing showing = new Showing(visitor);
    try (Comparison comparison =
        store.opened(
            tenant,
            List.of(earlier, later),
            use -> new Comparison(use, use.repository().inspect(first, second)))) {
      EngineFailures.run(
          tenant,
          () ->
              comparison
                  .inspection()
                  .diff(first, second, showing::changed, new Stopping(showing::goesOn)));
    } catch (CancellationException seenEnough) {
      return new Compared(false);
    }
    return new Compared(showing.goesOn());
  }

  private record Comparison(TenantRepositories.InUse use, Inspection inspection)
      implements AutoCloseable {
    @Override
    public void close() {
      try (use) {
        inspection.close();
      }
    }
  }

  /** Shows differences as long as the visitor wants to see more. */
  private static final class Showing {
    private final Predicate<Difference> visitor;
    private boolean goesOn = true;

    private Showing(Predicate<Difference> visitor) {
      this.visitor = visitor;
    }

    boolean goesOn() {
      return goesOn;
    }

    void changed(SnapshotPath path, dev.holdfast.engine.inspect.Change change, Node node) {
      // The engine asks once for each directory whether it is to go on.
      if (goesOn) {
        goesOn =
            EngineEntries.path(path)
                .map(place -> new Difference(kind(change), EngineEntries.entry(place, node)))
                .map(visitor::test)
                .orElse(true);
      }
    }

    private static Change kind(dev.holdfast.engine.inspect.Change change) {
      return switch (change) {
        case ADDED -> Change.ADDED;
        case REMOVED -> Change.REMOVED;
        case CONTENT -> Change.CONTENT;
        case KIND -> Change.KIND;
        case METADATA -> Change.METADATA;
      };
    }
  }
}
