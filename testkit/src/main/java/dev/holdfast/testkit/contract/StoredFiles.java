package dev.holdfast.testkit.contract;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores files by their paths, as snapshots of the start of time. */
final class StoredFiles {

  private StoredFiles() {}

  static SnapshotId in(SnapshotStore store, TenantId tenant, Map<String, String> files) {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return ofBytes(store, tenant, contents);
  }

  static SnapshotId ofBytes(SnapshotStore store, TenantId tenant, Map<String, byte[]> files) {
    SnapshotStore.Label label = new SnapshotStore.Label(Instant.EPOCH, List.of(), "/");
    try (SnapshotStore.Writer writer = store.begin(tenant, label)) {
      files.forEach((path, content) -> writer.addFile(List.of(path.split("/")), content));
      return writer.commit();
    }
  }
}
