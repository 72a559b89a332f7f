package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import dev.holdfast.testkit.engine.MemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A machine in memory: its folders of repositories, and its small files. */
final class FakeMachine implements Machine {
  private final Map<Path, MemoryBlobStore> stores = new HashMap<>();
  private final Map<Path, byte[]> files = new HashMap<>();
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T10:00:00Z"));

  void hasFile(String path, String content) {
    files.put(Path.of(path), content.getBytes(StandardCharsets.UTF_8));
  }

  /** The files of a repository that is there. */
  BlobStore store(String folder) {
    return openStore(Path.of(folder)).blobs();
  }

  private record OpenStore(BlobStore blobs) implements Store {
    @Override
    public void close() {}
  }

  @Override
  public Store openStore(Path folder) {
    MemoryBlobStore store = stores.get(folder);
    if (store == null) {
      throw new MissingException("No such folder: " + folder);
    }
    return new OpenStore(store);
  }

  @Override
  public Store createStore(Path folder) {
    return new OpenStore(stores.computeIfAbsent(folder, made -> new MemoryBlobStore()));
  }

  @Override
  public EngineEnvironment engine() {
    return EngineEnvironments.at(time);
  }

  @Override
  public ScryptCost costOfGuessing() {
    return EngineEnvironments.CHEAP;
  }

  @Override
  public Path absolute(Path typed) {
    return Path.of("/home/me").resolve(typed).normalize();
  }

  @Override
  public User user() {
    return new User("laptop", "me", 1000, 1000);
  }

  @Override
  public byte[] readSmallFile(Path file) throws IOException {
    byte[] content = files.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return content;
  }
}
