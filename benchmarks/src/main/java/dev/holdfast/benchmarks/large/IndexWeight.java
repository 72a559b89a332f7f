package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.RepositoryIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Loads a repository's index, and prints the blobs in it and the heap that is used for it after a
 * full collection.
 *
 * <p>Arguments: the repository's folder, and its password.
 */
final class IndexWeight {
  private IndexWeight() {}

  static void main(String[] arguments) throws IOException {
    try (OpenedFolder folder = OpenedFolder.open(Path.of(arguments[0]), arguments[1])) {
      RepositoryIndex index = new RepositoryIndex(folder.store(), folder.files(), Runnable::run);
      long before = usedBytes();
      BlobIndex blobs = index.refresh();
      long used = usedBytes() - before;
      System.out.printf(
          "%d blobs, %d packs, %d bytes, %.1f bytes a blob%n",
          blobs.size(), blobs.packs(), used, (double) used / blobs.size());
    }
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
