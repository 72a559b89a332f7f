package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder that is being filled under a temporary name, by one thread. Closed before it is
 * published, it leaves nothing.
 */
public final class TemporaryFolder implements AutoCloseable {
  private final DurableFiles files;
  private final Path path;
  private boolean there = true;

  TemporaryFolder(DurableFiles files, Path path) {
    this.files = files;
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * Gives the folder its name, atomically and durably. Its content must be durable. An empty folder
   * of that name is replaced.
   *
   * @return whether it has the name now; if not, there is a folder of that name that is not empty,
   *     and nothing is changed
   */
  public boolean publish(Path name) throws IOException {
    boolean published = files.publishFolder(path, name);
    there = !published;
    return published;
  }

  @Override
  public void close() throws IOException {
    if (there) {
      files.deleteTree(path);
      there = false;
    }
  }
}
