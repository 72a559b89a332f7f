package dev.holdfast.adapters.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.testkit.contract.VolumeSnapshotsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalVolumeSnapshotsTest extends VolumeSnapshotsContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;
  private VolumeSnapshots volumes;
  private FileSnapshots snapshots;

  @BeforeEach
  void open() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    storage = StorageUnderTest.open(temp.resolve("data"));
    volumes = storage.volumeSnapshots();
    snapshots = storage.fileSnapshots();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected VolumeSnapshots volumes() {
    return volumes;
  }

  @Override
  protected FileSnapshots snapshots() {
    return snapshots;
  }

  @Override
  protected String folder() {
    return ImageFiles.folder(temp);
  }

  @Override
  protected void makeImage(String path, String content) {
    ImageFiles.make(path, content);
  }
}
