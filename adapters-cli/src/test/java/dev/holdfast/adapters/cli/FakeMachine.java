package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import dev.holdfast.testkit.engine.MemoryBlobStore;
import dev.holdfast.testkit.engine.MemoryRestoreTarget;
import dev.holdfast.testkit.engine.MemorySourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine in memory: its folders of repositories, its files, and what is restored to it. */
final class FakeMachine implements Machine {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Map<Path, MemoryBlobStore> stores = new HashMap<>();
  private final Map<Path, byte[]> files = new HashMap<>();
  private final Map<Path, MemoryRestoreTarget> targets = new HashMap<>();
  private final ManualTime time = new ManualTime(NOW);
  private final MemorySourceTree sources = new MemorySourceTree(NOW);

  void hasFile(String path, String content) {
    files.put(Path.of(path), content.getBytes(StandardCharsets.UTF_8));
  }

  MemorySourceTree sources() {
    return sources;
  }

  /** The files of a repository that is there. */
  BlobStore store(String folder) {
    return openStore(Path.of(folder)).blobs();
  }

  /** What lies in a folder of this machine; missing until something is restored into it. */
  MemoryRestoreTarget restored(String folder) {
    return targets.computeIfAbsent(Path.of(folder), made -> MemoryRestoreTarget.missing());
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
  public int processors() {
    return 2;
  }

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public SourceTree files() {
    return sources;
  }

  @Override
  public RestoreTarget target(Path folder) {
    return restored(folder.toString());
  }

  @Override
  public String variable(String name) {
    return name.equals("HOME") ? "/home/me" : "";
  }

  @Override
  public Path path(String typed) {
    return Path.of(typed);
  }

  @Override
  public ZonedDateTime now() {
    return time.instant().atZone(ZoneOffset.ofHours(1));
  }

  @Override
  public void onInterrupt(Runnable action) {}

  @Override
  public List<String> readLines(Path file) throws IOException {
    return new String(readSmallFile(file), StandardCharsets.UTF_8).lines().toList();
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
