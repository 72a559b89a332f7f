package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node.FileNode;
import java.io.InputStream;
import java.util.List;

/** An open snapshot of a tenant's repository. */
final class RepositoryReader implements SnapshotStore.Reader {
  private final TenantId tenant;
  private final TenantRepositories.InUse use;
  private final SnapshotReader reader;

  RepositoryReader(TenantId tenant, TenantRepositories.InUse use, SnapshotReader reader) {
    this.tenant = tenant;
    this.use = use;
    this.reader = reader;
  }

  @Override
  public InputStream open(List<String> path) {
    SnapshotPath place = SnapshotPath.of(path.toArray(String[]::new));
    return EngineFailures.call(
        tenant,
        () ->
            reader
                .find(place)
                .filter(FileNode.class::isInstance)
                .map(node -> new EngineContent(tenant, reader.open((FileNode) node)))
                .orElseThrow(() -> missing(place)));
  }

  @Override
  public void close() {
    EngineFailures.run(
        tenant,
        () -> {
          try (use) {
            reader.close();
          }
        });
  }

  private static NotFoundException missing(SnapshotPath place) {
    return new NotFoundException(
        "snapshot.file.missing", "The snapshot has no file " + place + ".");
  }
}
