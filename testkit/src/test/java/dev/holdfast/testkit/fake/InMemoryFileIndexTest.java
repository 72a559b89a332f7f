package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.testkit.contract.FileIndexContract;

final class InMemoryFileIndexTest extends FileIndexContract {
  @Override
  protected FileIndex emptyIndex() {
    return new InMemoryFileIndex();
  }
}
