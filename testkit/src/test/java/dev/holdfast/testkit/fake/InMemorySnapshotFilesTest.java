package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.SnapshotFilesContract;

final class InMemorySnapshotFilesTest extends SnapshotFilesContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemorySnapshotFiles files = new InMemorySnapshotFiles(store);

  @Override
  protected SnapshotFiles files() {
    return files;
  }

  @Override
  protected SnapshotStore store() {
    return store;
  }
}
