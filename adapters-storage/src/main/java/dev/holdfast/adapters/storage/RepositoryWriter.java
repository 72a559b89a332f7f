package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;

/** A snapshot that is being written to a tenant's repository. */
final class RepositoryWriter implements SnapshotStore.Writer {
  private static final NodeMetadata FILES = NodeMetadata.of(0600, EngineSnapshotStore.FILE_TIME);

  private final TenantId tenant;
  private final SnapshotStore.Label label;
  private final LockOwner owner;
  private final TenantRepositories.InUse use;
  private final SnapshotWriter writer;

  RepositoryWriter(
      TenantId tenant,
      SnapshotStore.Label label,
      LockOwner owner,
      TenantRepositories.InUse use,
      SnapshotWriter writer) {
    this.tenant = tenant;
    this.label = label;
    this.owner = owner;
    this.use = use;
    this.writer = writer;
  }

  @Override
  public void addFile(List<String> path, byte[] content) {
    addFile(path, new ByteArrayInputStream(content));
  }

  @Override
  public void addFile(List<String> path, InputStream content) {
    SnapshotPath place = SnapshotPath.of(path.toArray(String[]::new));
    EngineFailures.run(
        tenant,
        () -> {
          try {
            writer.addFile(place, FILES, content);
          } catch (IOException e) {
            throw new UncheckedIOException("The content of " + place + " can't be read", e);
          }
        });
  }

  @Override
  public SnapshotId commit() {
    SnapshotDetails details =
        SnapshotDetails.at(label.time().atOffset(ZoneOffset.UTC))
            .withPaths(List.of(label.path()))
            .withOrigin(owner.hostname(), owner.username())
            .withTags(label.tags())
            .withProgramVersion(EngineSnapshotStore.PROGRAM);
    return EngineFailures.call(tenant, () -> new SnapshotId(writer.commit(details).id().hex()));
  }

  @Override
  public void close() {
    EngineFailures.run(
        tenant,
        () -> {
          try (use) {
            writer.close();
          }
        });
  }
}
