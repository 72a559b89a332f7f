package dev.holdfast.testkit.engine;

import dev.holdfast.engine.store.BlobStore;

class MemoryBlobStoreTest extends BlobStoreContract {

  @Override
  protected BlobStore emptyStore() {
    return new MemoryBlobStore();
  }
}
