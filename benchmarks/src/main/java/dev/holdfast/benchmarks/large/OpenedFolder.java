package dev.holdfast.benchmarks.large;

import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.pack.SealedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;

/** A repository's folder with its master key, so that files can be put into it one by one. */
record OpenedFolder(
    Path path, FileBlobStore store, MasterKey key, SecureRandom random, SealedFiles files)
    implements AutoCloseable {

  /** Opens one that has a single password. */
  static OpenedFolder open(Path path, String password) throws IOException {
    SecureRandom random = new SecureRandom();
    FileBlobStore store = FileBlobStore.open(path);
    MasterKey key = key(path, password);
    return new OpenedFolder(path, store, key, random, new SealedFiles(store, key, random));
  }

  private static MasterKey key(Path path, String text) throws IOException {
    try (Stream<Path> keys = Files.list(path.resolve("keys"));
        Password password = Password.of(text.getBytes(StandardCharsets.UTF_8))) {
      byte[] file = Files.readAllBytes(keys.findFirst().orElseThrow());
      return KeyFile.open(file, password, Runnable::run).orElseThrow();
    }
  }

  @Override
  public void close() {
    files.close();
    store.close();
  }
}
