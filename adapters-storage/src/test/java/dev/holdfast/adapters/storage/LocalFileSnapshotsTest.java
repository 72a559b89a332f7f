package dev.holdfast.adapters.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.testkit.contract.FileSnapshotsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalFileSnapshotsTest extends FileSnapshotsContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;
  private FileSnapshots snapshots;

  @BeforeEach
  void open() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    storage = StorageUnderTest.open(temp.resolve("data"));
    snapshots = storage.fileSnapshots();
  }

  @Override
  protected FileSnapshots snapshots() {
    return snapshots;
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected SnapshotStore store() {
    return storage.snapshots();
  }

  @Override
  protected String folder() {
    try {
      return temp.toRealPath().resolve("machine").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void makeFile(String path, String content) {
    Path file = Path.of(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
