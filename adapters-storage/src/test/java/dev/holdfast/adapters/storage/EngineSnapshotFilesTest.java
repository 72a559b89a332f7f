package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.SnapshotFilesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EngineSnapshotFilesTest extends SnapshotFilesContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;

  @BeforeEach
  void open() {
    storage = StorageUnderTest.open(temp.resolve("data"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected SnapshotFiles files() {
    return new EngineSnapshotFiles(storage.snapshots());
  }

  @Override
  protected SnapshotStore store() {
    return storage.snapshots();
  }
}
