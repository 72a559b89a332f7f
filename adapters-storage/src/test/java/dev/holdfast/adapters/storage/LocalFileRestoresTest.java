package dev.holdfast.adapters.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.testkit.contract.FileRestoresContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalFileRestoresTest extends FileRestoresContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;
  private FileSnapshots snapshots;
  private FileRestores restores;

  @BeforeEach
  void open() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    storage = StorageUnderTest.open(temp.resolve("data"));
    snapshots = storage.fileSnapshots();
    restores = storage.fileRestores();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected FileRestores restores() {
    return restores;
  }

  @Override
  protected FileSnapshots snapshots() {
    return snapshots;
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

  @Override
  protected void removeFile(String path) {
    try {
      Files.delete(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Optional<String> readFile(String path) {
    try {
      return Files.exists(Path.of(path))
          ? Optional.of(Files.readString(Path.of(path)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
