package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The file systems beside its own that are mounted in a target. One directory of each stays open,
 * so that it can be made durable at the end, whatever is mounted where by then. Safe for use by
 * many threads.
 */
final class OtherFileSystems implements AutoCloseable {
  private final Map<Long, MountedDirectory> kept = new HashMap<>();

  /** Whether a directory is the first of its file system, and stays open until this is closed. */
  synchronized boolean keeps(MountedDirectory directory) {
    return kept.putIfAbsent(directory.identity().deviceId(), directory) == null;
  }

  /** Has everything that was written to them survive a crash of the machine. */
  synchronized void sync() throws IOException {
    for (MountedDirectory directory : kept.values()) {
      directory.sync();
    }
  }

  @Override
  public synchronized void close() {
    kept.values().forEach(MountedDirectory::close);
    kept.clear();
  }
}
