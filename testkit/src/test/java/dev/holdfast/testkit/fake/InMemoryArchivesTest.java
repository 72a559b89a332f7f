package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.ArchivesContract;

final class InMemoryArchivesTest extends ArchivesContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemoryArchives archives = new InMemoryArchives(store);

  @Override
  protected Archives archives(long bytesMax) {
    archives.limitTo(bytesMax);
    return archives;
  }

  @Override
  protected SnapshotStore store() {
    return store;
  }
}
