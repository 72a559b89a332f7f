package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.FileSnapshotsContract;

final class InMemoryFileSnapshotsTest extends FileSnapshotsContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemoryFileSnapshots snapshots = new InMemoryFileSnapshots(store);

  @Override
  protected FileSnapshots snapshots() {
    return snapshots;
  }

  @Override
  protected SnapshotStore store() {
    return store;
  }

  @Override
  protected String folder() {
    return "/machine";
  }

  @Override
  protected void makeFile(String path, String content) {
    snapshots.put(path, content);
  }
}
