package dev.holdfast.adapters.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.testkit.contract.VolumeRestoresContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalVolumeRestoresTest extends VolumeRestoresContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;
  private VolumeSnapshots volumes;
  private VolumeRestores restores;

  @BeforeEach
  void open() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    storage = StorageUnderTest.open(temp.resolve("data"));
    volumes = storage.volumeSnapshots();
    restores = storage.volumeRestores();
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
  protected VolumeRestores restores() {
    return restores;
  }

  @Override
  protected Optional<String> readImage(String path) {
    return ImageFiles.read(path);
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
