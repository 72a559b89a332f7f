package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.ArchivesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ZipArchivesTest extends ArchivesContract {
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
  protected Archives archives(long bytesMax) {
    return storage.archives(bytesMax);
  }

  @Override
  protected SnapshotStore store() {
    return storage.snapshots();
  }
}
