package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.SnapshotStoreContract;

final class InMemorySnapshotStoreTest extends SnapshotStoreContract {
  @Override
  protected SnapshotStore emptyStore() {
    return new InMemorySnapshotStore();
  }
}
