package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.testkit.contract.FileRestoresContract;
import java.util.Optional;

final class InMemoryFileRestoresTest extends FileRestoresContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemoryFileSnapshots files = new InMemoryFileSnapshots(store);
  private final InMemoryFileRestores restores = new InMemoryFileRestores(store, files);

  @Override
  protected FileRestores restores() {
    return restores;
  }

  @Override
  protected FileSnapshots snapshots() {
    return files;
  }

  @Override
  protected String folder() {
    return "/machine";
  }

  @Override
  protected void makeFile(String path, String content) {
    files.put(path, content);
  }

  @Override
  protected void removeFile(String path) {
    files.remove(path);
  }

  @Override
  protected Optional<String> readFile(String path) {
    return files.content(path);
  }
}
